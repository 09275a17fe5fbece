import type { Placement } from './placements.ts';
import type { Candidate, Source } from './served-shop.ts';

/** What a shelf may call itself: its placement's own words, "More like this", or "You might like". */
export type Heading = Placement | 'similar';

/** What makes "Others also looked at" true, and "More like this". The other placements' words hold whatever fills them. */
const VISITS: readonly Source[] = ['visit'];
const ALIKE: readonly Source[] = ['similar', 'same-type'];

/**
 * Choose the heading that is true of what fills a list: what others looked at is said only where at least half of it
 * comes from visits, what is alike only where at least half of it is. An empty list has no heading to be wrong.
 */
export function chooseHeading(placement: Placement, slots: readonly Candidate[]): Heading {
  if (placement !== 'also-viewed') return placement;
  const isMostly = (sources: readonly Source[]) =>
    2 * slots.filter(({ reason }) => sources.includes(reason.kind)).length >= slots.length;
  if (isMostly(VISITS)) return 'also-viewed';
  return isMostly(ALIKE) ? 'similar' : 'collection';
}
