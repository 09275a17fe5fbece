import { takeEvenly } from '../data/take-evenly.ts';
import type { Question } from './question.ts';
import type { Visit } from './list-visits.ts';

/** A question about a visit. */
export interface VisitQuestion extends Question {
  /** The visit so far, oldest look first, repeats included; `given` has each product once. */
  readonly views: readonly number[];
}

interface VisitOptions {
  /** Questions asked: of more, so many in even steps through the visits. Default 1,000. */
  readonly most?: number;
}

/** Nobody looks at more in one go: a crawler. */
const LONGEST = 200;

/**
 * Ask, for each visit: given the looks up to one of them, which product is looked at next for the first time? The look is
 * drawn at random among those with a known product that the visit has not held yet, since what somebody looked at already
 * is not shown to them. Visits without such a look, and crawlers, are left out.
 *
 * @param isKnown whether a model could know the product.
 */
export function askAboutVisits(
  visits: readonly Visit[],
  isKnown: (productId: number) => boolean,
  random: () => number,
  { most = 1000 }: VisitOptions = {},
): VisitQuestion[] {
  const asked = visits.flatMap((visit) => {
    const places = visit.productIds.length > LONGEST ? [] : listPlaces(visit, isKnown);
    return places.length > 0 ? [{ visit, place: places[Math.floor(random() * places.length)]! }] : [];
  });
  return takeEvenly(asked, most).map(toQuestion);
}

/** Where a known product comes that the visit has not held yet, but first of all. */
function listPlaces({ productIds }: Visit, isKnown: (productId: number) => boolean): number[] {
  const seen = new Set<number>();
  const places: number[] = [];
  for (const [place, productId] of productIds.entries()) {
    if (place > 0 && !seen.has(productId) && isKnown(productId)) places.push(place);
    seen.add(productId);
  }
  return places;
}

function toQuestion({ visit, place }: { readonly visit: Visit; readonly place: number }): VisitQuestion {
  const views = visit.productIds.slice(0, place);
  const last = new Map(views.map((productId, n) => [productId, visit.instants[n]!]));
  return {
    given: [...last].map(([productId, lastBoughtAt]) => ({ productId, lastBoughtAt })),
    relevant: new Set([visit.productIds[place]!]),
    views,
  };
}
