import { add, groupBy, type Folder, type FolderOrder } from './folder.ts';

type End = string | null;

interface Flow {
  readonly i: number;
  readonly from: string;
  /** Null: no next order yet. */
  readonly to: End;
  readonly n: number;
  readonly lift: number | null;
}

/** What is drawn: `OTHER` stands for all that is not named. */
const OTHER = '\0other';
const STEPS = [1, 2, 3];

/** The journeys of the products page: flows between the types of neighbouring orders, with the lift, and what is drawn of them. */
export function countFlows(folder: Folder, isWhole: boolean) {
  const { buyers, asOf } = folder;
  const typeOf = createTypes(folder);
  const flows = STEPS.flatMap((i) =>
    countStep(
      buyers
        .filter(({ orders }) => orders.length >= i)
        .map(({ orders }) => ({ from: typeOf(orders[i - 1]!), to: orders[i] ? typeOf(orders[i]) : null })),
      i,
    ),
  );
  const large = flows.filter(({ n }) => n >= 20).sort((a, b) => a.i - b.i || b.n - a.n || byEnds(a, b));
  const shown = STEPS.flatMap((i) => large.filter((flow) => flow.i === i).slice(0, isWhole ? large.length : 10));
  const drawn = merge(flows);
  const others = drawn.filter(({ from, to }) => from === OTHER || to === OTHER);
  const otherShare = drawn.length > 0 ? add(others, ({ n }) => n) / add(drawn, ({ n }) => n) : 0;
  const isNamed = (end: End) => end !== null && end !== OTHER;
  const named = drawn.filter(({ from, to }) => isNamed(from) || isNamed(to));
  return {
    ...{ asOf, minBuyers: 20, lastOrder: 4, buyers: buyers.length },
    returned: buyers.filter(({ orders }) => orders.length > 1).length,
    types: new Set(flows.map(({ from }) => from)).size,
    otherShare,
    drawn: (otherShare > 0.5 && named.length > 0 ? named : drawn).map(write),
    flows: shown.map(write),
  };
}

/** The type that earned most in an order, of equal ones the first by name. */
function createTypes({ products }: Folder): (order: FolderOrder) => string {
  return ({ lines }) => {
    const net = new Map<string, number>();
    for (const line of lines) {
      if (line.product === null) continue;
      const type = products.get(line.product)?.type ?? '';
      net.set(type, (net.get(type) ?? 0) + line.net);
    }
    return [...net].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
  };
}

function countStep(steps: readonly { readonly from: string; readonly to: End }[], i: number): Flow[] {
  const going = steps.filter(({ to }) => to !== null);
  const sizes = groupBy(going, ({ from }) => from);
  const arriving = groupBy(going, ({ to }) => to);
  return [...groupBy(steps, ({ from, to }) => JSON.stringify([from, to]))].map(([key, members]) => {
    const [from, to] = JSON.parse(key) as [string, End];
    const n = members.length;
    const chance = to === null ? null : arriving.get(to)!.length / going.length;
    return { i, from, to, n, lift: chance === null ? null : n / sizes.get(from)!.length / chance };
  });
}

/** Six types keep their names; then what is small goes to the others, and what is still small comes from them. */
function merge(flows: readonly Flow[]): Flow[] {
  const weights = new Map<string, number>();
  for (const { from, to, n } of flows)
    for (const end of to === null ? [from] : [from, to]) weights.set(end, (weights.get(end) ?? 0) + n);
  const named = [...weights].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, 6);
  const nameOf = (end: string) => (named.some(([name]) => name === end) ? end : OTHER);
  const relabel = (some: readonly Flow[], change: (flow: Flow) => Pick<Flow, 'from' | 'to'>): Flow[] => {
    const ended = some.map((flow) => ({ flow, ends: change(flow) }));
    return [...groupBy(ended, ({ flow, ends }) => JSON.stringify([flow.i, ends.from, ends.to])).values()].map(
      (members) => {
        const [{ flow, ends }] = members as [(typeof ended)[number]];
        const isOne = ends.from !== OTHER && ends.to !== OTHER;
        return { i: flow.i, ...ends, n: add(members, (one) => one.flow.n), lift: isOne ? flow.lift : null };
      },
    );
  };
  const first = relabel(flows, ({ from, to }) => ({ from: nameOf(from), to: to === null ? null : nameOf(to) }));
  const second = relabel(first, ({ from, to, n }) => ({ from, to: n < 20 && to !== null ? OTHER : to }));
  const third = relabel(second, ({ from, to, n }) => ({ from: n < 20 ? OTHER : from, to }));
  return third.sort((a, b) => a.i - b.i || byEnds(a, b));
}

/** By the names of the ends; the others after the names, no next order last. */
function byEnds(a: Flow, b: Flow): number {
  const rank = (end: End) => (end === null ? 2 : end === OTHER ? 1 : 0);
  const compare = (one: End, other: End) => rank(one) - rank(other) || (one === other ? 0 : one! < other! ? -1 : 1);
  return compare(a.from, b.from) || compare(a.to, b.to);
}

function write({ i, from, to, n, lift }: Flow) {
  const name = (end: End) => (end === null ? null : end === OTHER ? 'other' : { type: end });
  return { orderNumber: i, from: name(from), to: name(to), buyers: n, lift };
}
