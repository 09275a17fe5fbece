/** A product as pages name it. */
export interface NamedProduct {
  readonly productId: number;
  /** Null: it was never seen in the catalogue. */
  readonly title: string | null;
  readonly isDeleted: boolean;
  /** '' is none. */
  readonly type: string;
}

/** Buyers who started with a product, against comparable buyers who did not. Shares are in 0..1. */
export interface GatewayRow extends NamedProduct {
  readonly buyers: number;
  readonly repeated: number;
  /** Those of them with somebody comparable, and those of these who came back. */
  readonly compared: number;
  readonly comparedEvents: number;
  readonly withoutComparison: number;
  /** Null where too few can be compared, or nothing is left to chance. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ProductsGatewayAnswer {
  readonly asOf: number | null;
  readonly windowDays: number;
  /** The oldest first order that is looked at, in whole days before the newest; null: whenever. */
  readonly mostDays: number | null;
  readonly minBuyers: number;
  /** All mature buyers, and those of them who came back within the window. */
  readonly buyers: number;
  readonly repeated: number;
  readonly knowsCountry: boolean;
  /** Products looked at, and how many of them stand out. */
  readonly tested: number;
  readonly found: number;
  /** Confidence of the intervals: 1 less the share of false discoveries times `found` / `tested`. */
  readonly confidence: number;
  /** Products with too few buyers to say anything of. */
  readonly total: number;
  /** By the bound of the interval that is nearer to 0, the most ahead first. */
  readonly products: readonly GatewayRow[];
}

export interface RepurchaseRow extends NamedProduct {
  readonly buyers: number;
  readonly mature: number;
  readonly repurchased: number;
  readonly reordered: number;
  readonly windowDays: number | null;
  readonly windowFrom: 'own' | 'type' | 'shop';
  readonly intervals: number;
  /** Share of the mature who bought it again, with its 95 % interval; null below the minimum. */
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ProductsRepurchaseAnswer {
  readonly asOf: number | null;
  readonly minBuyers: number;
  /** Products with a known buyer, and those of them with enough mature buyers. */
  readonly total: number;
  readonly known: number;
  /** By the lower bound of the interval, those below the minimum last. */
  readonly products: readonly RepurchaseRow[];
}

export interface ReplenishmentRow extends NamedProduct {
  readonly variantId: number;
  /** '' where the product has only one, null where it is not in the catalogue. */
  readonly variantTitle: string | null;
  readonly intervals: number;
  readonly pooledFrom: 'own' | 'type';
  readonly pooledIntervals: number;
  readonly p25Days: number | null;
  readonly p50Days: number | null;
  readonly p75Days: number | null;
}

export interface ProductsReplenishmentAnswer {
  readonly asOf: number | null;
  readonly minIntervals: number;
  /** Variants bought, and those of them with enough intervals of their own. */
  readonly total: number;
  readonly own: number;
  /** Those with most intervals of their own first. */
  readonly variants: readonly ReplenishmentRow[];
}

/** Name of a product type ('' for none), 'other' for small ones together, null for no next order yet. */
export type FlowEnd = { readonly type: string } | 'other' | null;

export interface FlowRow {
  readonly orderNumber: number;
  readonly from: Exclude<FlowEnd, null>;
  readonly to: FlowEnd;
  readonly buyers: number;
  /** Null where something was merged, and without a next order. */
  readonly lift: number | null;
}

export interface ProductsJourneysAnswer {
  readonly asOf: number | null;
  readonly minBuyers: number;
  readonly lastOrder: number;
  /** Buyers, and those of them with a second order. */
  readonly buyers: number;
  readonly returned: number;
  /** Product types in these orders. */
  readonly types: number;
  /** Of all steps, the share that begins or ends with a type that is not drawn, or in a flow that is too small. */
  readonly otherShare: number;
  /** As drawn: few types, small flows merged; where most is merged, without what only passes between merged ones. */
  readonly drawn: readonly FlowRow[];
  /** Every flow of enough buyers, by order number, the largest first. */
  readonly flows: readonly FlowRow[];
}

export interface Expectation {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

export interface OutlookRow extends NamedProduct {
  /** One for each horizon. */
  readonly outlooks: readonly Expectation[];
}

export interface OutlookHorizon {
  readonly days: number;
  readonly expected: number;
  readonly scale: number;
  readonly relativeError: number | null;
  readonly check: {
    readonly expected: number;
    readonly came: number;
    readonly products: number;
    readonly within: number;
  } | null;
}

export interface ProductsOutlookAnswer {
  readonly asOf: number | null;
  readonly horizons: readonly OutlookHorizon[];
  /** Products that anybody is expected to buy again. */
  readonly total: number;
  /** Those expected most within the first horizon first. */
  readonly products: readonly OutlookRow[];
}
