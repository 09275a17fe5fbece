import type { Origin } from '#ml/evaluation/list-origins.ts';
import type { View } from '#ml/models/sessions/session-index.ts';

/** What visitors looked at on the two sides of an origin. */
export interface OriginViews {
  readonly before: readonly View[];
  /** In the window. */
  readonly after: readonly View[];
}

/** Split views at an origin. What comes after its window is left out. */
export function splitViews(views: readonly View[], { from, to }: Pick<Origin, 'from' | 'to'>): OriginViews {
  return { before: views.filter(({ at }) => at < from), after: views.filter(({ at }) => at >= from && at <= to) };
}
