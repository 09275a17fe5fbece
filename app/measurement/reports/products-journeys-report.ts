import { z } from 'zod';
import { measureJourneys } from '#ml/measurement/measure-journeys.ts';
import { mergeSmallFlows, type MergedFlow } from '#ml/measurement/merge-small-flows.ts';
import { DERIVED } from './derived.ts';
import type { FlowEnd, FlowRow, ProductsJourneysAnswer } from './products-answers.ts';
import type { Report } from './report.ts';

const MIN_BUYERS = 20;
const LAST_ORDER = 4;
/** More types than this cannot be told apart in a drawing. */
const DRAWN_TYPES = 6;
/** More of the steps than this in "other" hide the rest of the drawing. */
const MOST_OTHER = 0.5;
const SHOWN = 30;

const schema = z.object({
  /** Every flow, for an export. */
  isWhole: z.boolean().default(false),
});

/** From which product type buyers go to which, order by order. */
export const productsJourneysReport: Report<typeof schema, ProductsJourneysAnswer> = {
  schema,
  warmed: [{}],
  answer(context, { isWhole }) {
    const columns = context.columns();
    const buyers = context.derive(DERIVED.buyers);
    const flows = measureJourneys(columns, buyers, { lastOrder: LAST_ORDER });
    const first = flows.filter(({ orderNumber }) => orderNumber === 1);
    const large = flows
      .filter((flow) => flow.buyers >= MIN_BUYERS)
      .sort((a, b) => a.orderNumber - b.orderNumber || b.buyers - a.buyers || a.from - b.from || to(a) - to(b));
    const merged = mergeSmallFlows(flows, { minBuyers: MIN_BUYERS, maxTypes: DRAWN_TYPES });
    const otherShare = shareOfOther(merged);
    const name = (flow: MergedFlow) => nameEnds(flow, columns.productTypes);
    return {
      ...{ asOf: columns.orderedAt.at(-1) ?? null, minBuyers: MIN_BUYERS, lastOrder: LAST_ORDER },
      buyers: buyers.buyerCount,
      returned: first.reduce((sum, flow) => sum + (flow.to === null ? 0 : flow.buyers), 0),
      types: new Set(flows.map(({ from }) => from)).size,
      otherShare,
      drawn: (otherShare > MOST_OTHER ? leaveOutOther(merged) : merged).map(name),
      flows: (isWhole ? large : takeLargest(large)).map(name),
    };
  },
};

function to(flow: { readonly to: number | null }): number {
  return flow.to ?? Infinity;
}

/** Of all steps, those that begin or end in "other". */
function shareOfOther(flows: readonly MergedFlow[]): number {
  const count = (some: readonly MergedFlow[]) => some.reduce((sum, flow) => sum + flow.buyers, 0);
  const others = flows.filter((flow) => flow.from === 'other' || flow.to === 'other');
  return others.length === 0 ? 0 : count(others) / count(flows);
}

/** What neither comes from a type with a name nor goes to one; all of it stays where nothing else is left. */
function leaveOutOther(flows: readonly MergedFlow[]): readonly MergedFlow[] {
  const isNamed = (end: MergedFlow['to']) => typeof end === 'number';
  const left = flows.filter((flow) => isNamed(flow.from) || isNamed(flow.to));
  return left.length > 0 ? left : flows;
}

/** As many of each step. */
function takeLargest<Flow extends { readonly orderNumber: number }>(flows: readonly Flow[]): Flow[] {
  const steps = LAST_ORDER - 1;
  return Array.from({ length: steps }, (_, step) =>
    flows.filter(({ orderNumber }) => orderNumber === step + 1).slice(0, SHOWN / steps),
  ).flat();
}

function nameEnds({ orderNumber, from, to: next, buyers, lift }: MergedFlow, types: readonly string[]): FlowRow {
  const name = (end: number | 'other'): Exclude<FlowEnd, null> => (end === 'other' ? end : { type: types[end]! });
  return { orderNumber, from: name(from), to: next === null ? null : name(next), buyers, lift };
}
