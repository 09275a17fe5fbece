import type { Visit } from '#app/measurement/buyer/group-visits.ts';
import { parsePlacement } from '#app/serving/placements.ts';
import { useFormats } from './formats.tsx';
import { PLACE_KEYS } from './place-keys.ts';
import { useText } from './use-text.ts';

/** Of a placement as messages call it; one of a newer version by its own name. */
function nameOf(placement: string): string {
  const known = parsePlacement(placement);
  return known === null ? placement : PLACE_KEYS[known];
}

interface BuyerTimelineVisitProps {
  readonly visit: Visit;
  readonly titles: Readonly<Record<number, string>>;
}

const MINUTE_MS = 60_000;
const NAMED = 4;

/** A visit of the timeline: what was looked at, put into the cart, seen and clicked. */
export function BuyerTimelineVisit({ visit, titles }: BuyerTimelineVisitProps) {
  const text = useText();
  const formats = useFormats();
  const name = (productId: number) => titles[productId] ?? text('buyer.due.gone');
  const write = (names: readonly string[]) => {
    const products = new Intl.ListFormat(formats.locale, { type: 'unit' }).format(names.slice(0, NAMED));
    return names.length > NAMED ? text('buyer.timeline.more', { products, n: names.length - NAMED }) : products;
  };
  const { viewed, carted, clicked, seen, searches, collections } = visit;
  const clicks = clicked.map(
    ({ productId, placement }) => `${name(productId)} (${text('buyer.placement', { placement: nameOf(placement) })})`,
  );
  const acts = [
    ...(viewed.length > 0 ? [text('buyer.timeline.viewed', { products: write(viewed.map(name)) })] : []),
    ...(carted.length > 0 ? [text('buyer.timeline.carted', { products: write(carted.map(name)) })] : []),
    ...(clicks.length > 0 ? [text('buyer.timeline.clicked', { products: write(clicks) })] : []),
    ...(seen > 0 ? [text('buyer.timeline.seen', { n: seen })] : []),
    ...(searches > 0 ? [text('buyer.timeline.searched', { n: searches })] : []),
    ...(collections > 0 ? [text('buyer.timeline.collections', { n: collections })] : []),
    ...(visit.hasOrdered ? [text('buyer.timeline.ordered')] : []),
  ];
  const minutes = Math.round((visit.to - visit.from) / MINUTE_MS);
  const head = [text('buyer.timeline.visit'), ...(minutes > 0 ? [text('buyer.timeline.minutes', { n: minutes })] : [])];
  return (
    <li className="rg-entry rg-entry-visit">
      <p className="rg-entry-head">
        <time dateTime={new Date(visit.from).toISOString()}>{formats.moment(visit.from)}</time>
        <span>{head.join(' · ')}</span>
      </p>
      <ul>
        {acts.map((act) => (
          <li key={act}>{act}</li>
        ))}
      </ul>
    </li>
  );
}
