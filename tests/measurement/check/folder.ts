/** A line of an order as the folder tells it, after refunds and edits. Money in whole minor units, without tax. */
export interface FolderLine {
  readonly id: number;
  /** Null for a gift card and for what names no product. */
  readonly product: number | null;
  /** As the line says, of a gift card too. */
  readonly listedProduct: number | null;
  readonly variant: number;
  readonly isGiftCard: boolean;
  readonly isSubscribed: boolean;
  /** Units the buyer still has, and those that came back. */
  readonly units: number;
  readonly refundedUnits: number;
  readonly net: number;
  readonly refunded: number;
  /** Of all its units; null where it is not known. */
  readonly cost: number | null;
}

export interface FolderOrder {
  readonly id: number;
  readonly name: string;
  readonly at: number;
  /** In the shop's calendar, as `2026-03-04`. */
  readonly day: string;
  readonly state: 'counted' | 'cancelled' | 'test';
  /** Null for a guest. */
  readonly customer: number | null;
  readonly net: number;
  /** Net revenue less unit costs; null where a line that earns has units without a known cost. */
  readonly margin: number | null;
  readonly country: string;
  readonly source: string;
  readonly discount: number | null;
  readonly isDiscounted: boolean;
  readonly isSubscribed: boolean;
  readonly lines: readonly FolderLine[];
  /** Of the line that earned most, of equal ones the smaller id; a gift card is none. */
  readonly mainProduct: number | null;
  readonly mainType: string;
}

export interface FolderProduct {
  readonly title: string;
  readonly type: string;
  readonly vendor: string;
  /** Neither a draft nor archived. */
  readonly isActive: boolean;
}

/** What the JSONL of a shop folder says. */
export interface Folder {
  readonly path: string;
  readonly zone: string;
  readonly currency: string;
  /** Minor units of one unit. */
  readonly scale: number;
  readonly products: ReadonlyMap<number, FolderProduct>;
  readonly variantTitles: ReadonlyMap<number, string>;
  /** Those that count, by time, then id. */
  readonly orders: readonly FolderOrder[];
  /** All of them, test and cancelled ones too. */
  readonly allOrders: readonly FolderOrder[];
  /** The counted orders of each customer, by customer id. */
  readonly buyers: readonly FolderBuyer[];
  /** The newest counted order. */
  readonly asOf: number;
}

export interface FolderBuyer {
  readonly customer: number;
  readonly orders: readonly FolderOrder[];
}

export const DAY = 24 * 60 * 60 * 1000;

/** The lists of items by what they have in common. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  return groupByEach(items, (item) => [keyOf(item)]);
}

/** The same where an item has several of it. */
export function groupByEach<Item, Key>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly Key[],
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key)!.push(item);
    }
  }
  return groups;
}

export function add<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}

/** The smallest value with at least the share `p` of all at or below it. */
export function shareValue(values: readonly number[], p: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(p * values.length - 1e-9) - 1]!;
}

export function middleOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  if (sorted.length === 0) return null;
  return sorted.length % 2 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** By id. */
export const ascending = (a: number, b: number): number => a - b;
