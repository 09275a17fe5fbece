import type { JourneyFlow } from './measure-journeys.ts';

/** A flow as it is drawn. */
export interface MergedFlow {
  readonly orderNumber: number;
  /** Position in `productTypes`, or 'other'. */
  readonly from: number | 'other';
  /** The same; null: no next order yet. */
  readonly to: number | 'other' | null;
  readonly buyers: number;
  /** Null where something was merged. */
  readonly lift: number | null;
}

interface MergeOptions {
  readonly minBuyers: number;
  /** So many types keep their name, those with most buyers over all steps; 0 to `types` of them. */
  readonly maxTypes: number;
}

/**
 * Merge small flows into "other", so that every buyer stays in the picture: types beyond the first `maxTypes` are "other";
 * then a flow of fewer than `minBuyers` goes to "other", and what of a type is still too small begins in "other" too.
 *
 * @returns by order number, from, to; "other" after the names, no next order last.
 */
export function mergeSmallFlows(flows: readonly JourneyFlow[], { minBuyers, maxTypes }: MergeOptions): MergedFlow[] {
  const named = listLargestTypes(flows, maxTypes);
  const name = (type: number) => (named.has(type) ? type : ('other' as const));
  const whole = flows.map(({ orderNumber, from, to, buyers, lift }): MergedFlow => {
    const ends = { from: name(from), to: to === null ? null : name(to) };
    return { orderNumber, ...ends, buyers, lift: ends.from === 'other' || ends.to === 'other' ? null : lift };
  });
  const isSmall = (flow: MergedFlow) => flow.buyers < minBuyers;
  const toOther = addUp(whole).map((flow): MergedFlow =>
    isSmall(flow) && flow.to !== null ? { ...flow, to: 'other', lift: null } : flow,
  );
  const fromOther = addUp(toOther).map((flow): MergedFlow =>
    isSmall(flow) ? { ...flow, from: 'other', lift: null } : flow,
  );
  return addUp(fromOther).sort(
    (a, b) => a.orderNumber - b.orderNumber || rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to),
  );
}

function rank(end: MergedFlow['to']): number {
  return end === null ? Infinity : end === 'other' ? Number.MAX_SAFE_INTEGER : end;
}

function listLargestTypes(flows: readonly JourneyFlow[], maxTypes: number): ReadonlySet<number> {
  const buyers = new Map<number, number>();
  for (const { from, to, buyers: n } of flows) {
    buyers.set(from, (buyers.get(from) ?? 0) + n);
    if (to !== null) buyers.set(to, (buyers.get(to) ?? 0) + n);
  }
  const sorted = [...buyers].sort(([a, n], [b, m]) => m - n || a - b);
  return new Set(sorted.slice(0, maxTypes).map(([type]) => type));
}

/** One flow for each pair of ends. */
function addUp(flows: readonly MergedFlow[]): MergedFlow[] {
  const sums = new Map<string, MergedFlow>();
  for (const flow of flows) {
    const key = `${flow.orderNumber} ${flow.from} ${flow.to}`;
    const before = sums.get(key);
    sums.set(key, before ? { ...flow, buyers: before.buyers + flow.buyers } : flow);
  }
  return [...sums.values()];
}
