import { MINUTE } from '../../time.ts';
import type { CustomerAct } from '../../ingest/load-customer-acts.ts';
import type { RecommendationAct } from './load-recommendation-acts.ts';

/** Acts with less than half an hour between them. */
export interface Visit {
  readonly from: number;
  readonly to: number;
  readonly views: number;
  /** Products looked at, the last first, each once. */
  readonly viewed: readonly number[];
  /** Products put into the cart, the last first, each once. */
  readonly carted: readonly number[];
  readonly searches: number;
  readonly collections: number;
  readonly hasOrdered: boolean;
  /** Recommended products that came into sight. */
  readonly seen: number;
  /** Recommended products that were clicked, the last first. */
  readonly clicked: readonly { readonly productId: number; readonly placement: string }[];
}

/** Everything known of a buyer on the storefront. */
export interface BuyerActs {
  readonly acts: readonly CustomerAct[];
  readonly recommended: readonly RecommendationAct[];
}

type Act = { readonly occurredAt: number } & (
  { readonly own: CustomerAct; readonly shown?: never } | { readonly shown: RecommendationAct; readonly own?: never }
);

/** Without an act for so long, the visit is over. */
const VISIT_GAP = 30 * MINUTE;

/** Group acts into visits, newest first. */
export function groupVisits({ acts, recommended }: BuyerActs): Visit[] {
  const all: Act[] = [
    ...acts.map((own) => ({ occurredAt: own.occurredAt, own })),
    ...recommended.map((shown) => ({ occurredAt: shown.occurredAt, shown })),
  ].sort((a, b) => b.occurredAt - a.occurredAt);
  const groups: Act[][] = [];
  for (const act of all) {
    const group = groups.at(-1);
    if (group && group.at(-1)!.occurredAt - act.occurredAt < VISIT_GAP) group.push(act);
    else groups.push([act]);
  }
  return groups.map(summarizeVisit);
}

function summarizeVisit(group: readonly Act[]): Visit {
  const own = group.flatMap((act) => act.own ?? []);
  const shown = group.flatMap((act) => act.shown ?? []);
  const count = (kind: CustomerAct['kind']) => own.filter((act) => act.kind === kind).length;
  const products = (kind: CustomerAct['kind']) => [
    ...new Set(own.flatMap((act) => (act.kind === kind && act.productId !== null ? [act.productId] : []))),
  ];
  const clicks = shown.flatMap(({ kind, productId, placement }) =>
    kind === 'click' && productId !== null ? [{ productId, placement }] : [],
  );
  return {
    from: group.at(-1)!.occurredAt,
    to: group[0]!.occurredAt,
    views: count('view'),
    viewed: products('view'),
    carted: products('addToCart'),
    searches: count('search'),
    collections: count('collectionView'),
    hasOrdered: count('purchase') > 0,
    seen: shown.filter(({ kind }) => kind === 'impression').length,
    clicked: [...new Map(clicks.map((click) => [click.productId, click])).values()],
  };
}
