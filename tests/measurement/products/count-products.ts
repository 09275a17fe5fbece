import type { BoughtOrder } from './read-bought-orders.ts';

const DAY = 24 * 60 * 60 * 1000;
/** As the app's: the smallest value with at least the share `p` at or below it. */
const quantile = (values: number[], p: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(p * values.length - 1e-9) - 1]!;
const holds = (order: BoughtOrder, product: string) =>
  order.lines.some((line) => line.product === product && line.units > 0);
const productsOf = (orders: BoughtOrder[]) =>
  [
    ...new Set(orders.flatMap(({ lines }) => lines.filter(({ units }) => units > 0).map(({ product }) => product))),
  ].filter((product) => product !== '');

/** The lists of orders by what `keysOf` finds in them. */
function groupBy<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key)!.push(item);
    }
  }
  return groups;
}

/** Gateway products by other means than the app's: maps of layers by name, the formulas as they stand in the book. */
export function countGateways(buyers: BoughtOrder[][], asOf: number, monthOf: (at: number) => string) {
  const old = buyers.filter(([first]) => asOf - first!.at >= 180 * DAY);
  const isBack = ([first, second]: BoughtOrder[]) => second !== undefined && second.at - first!.at <= 180 * DAY;
  const layerOf = ([first]: BoughtOrder[]) => `${monthOf(first!.at)} ${first!.discounted} ${first!.country}`;
  const startersOf = groupBy(old, ([first]) => productsOf([first!]));
  return [...startersOf.keys()].flatMap((product) => {
    if (startersOf.get(product)!.length < 50) return [];
    const layers = new Map<string, { n1: number; x1: number; n0: number; x0: number }>();
    for (const orders of old) {
      const layer = layerOf(orders);
      if (!layers.has(layer)) layers.set(layer, { n1: 0, x1: 0, n0: 0, x0: 0 });
      const counts = layers.get(layer)!;
      const group = holds(orders[0]!, product) ? '1' : '0';
      counts[`n${group}`] += 1;
      if (isBack(orders)) counts[`x${group}`] += 1;
    }
    const all = [...layers.values()].filter(({ n1 }) => n1 > 0);
    const used = all.filter(({ n0 }) => n0 > 0);
    const sum = (of: typeof all, value: (one: (typeof all)[0]) => number) => of.reduce((s, one) => s + value(one), 0);
    const weight = sum(used, ({ n1, n0 }) => (n1 * n0) / (n1 + n0));
    const difference = sum(used, ({ n1, x1, n0, x0 }) => ((x1 / n1 - x0 / n0) * n1 * n0) / (n1 + n0)) / weight;
    const p = sum(
      used,
      ({ n1, x1, n0, x0 }) => (n1 ** 2 * x0 - n0 ** 2 * x1 + (n1 * n0 * (n0 - n1)) / 2) / (n1 + n0) ** 2,
    );
    const q = sum(used, ({ n1, x1, n0, x0 }) => (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * (n1 + n0)));
    const starters = sum(all, ({ n1 }) => n1);
    return [
      {
        ...{ product, buyers: starters, repeated: sum(all, ({ x1 }) => x1), compared: sum(used, ({ n1 }) => n1) },
        ...{ difference, error: Math.sqrt(difference * p + q) / weight },
      },
    ];
  });
}

/** Days between purchases of an item by one buyer, and the same for each unit of the earlier. */
function gapsOf(orders: BoughtOrder[], matches: (line: BoughtOrder['lines'][0]) => boolean) {
  const bought = orders
    .map(({ at, lines }) => ({ at, units: lines.filter(matches).reduce((sum, { units }) => sum + units, 0) }))
    .filter(({ units }) => units > 0);
  return bought
    .slice(1)
    .map(({ at }, i) => ({ days: (at - bought[i]!.at) / DAY, perUnit: (at - bought[i]!.at) / bought[i]!.units / DAY }));
}

/** Repurchase rates of products, one buyer after the other. */
export function countRepurchases(buyers: BoughtOrder[][], asOf: number, types: ReadonlyMap<string, string>) {
  const buyersOf = groupBy(buyers, productsOf);
  const products = [...buyersOf.keys()];
  const gaps = new Map(
    products.map((product) => [
      product,
      buyersOf
        .get(product)!
        .flatMap((orders) => gapsOf(orders, (line) => line.product === product && line.units > 0))
        .map(({ days }) => days),
    ]),
  );
  return products.map((product) => {
    const type = types.get(product) ?? '';
    const own = gaps.get(product)!;
    const alike = products.filter((other) => (type === '' ? other === product : types.get(other) === type));
    const ofType = alike.flatMap((other) => gaps.get(other)!);
    const given = own.length >= 20 ? own : ofType.length >= 20 ? ofType : [...gaps.values()].flat();
    const window = quantile(given, 0.75);
    const histories = buyersOf
      .get(product)!
      .map((orders) =>
        orders.slice(
          Math.max(
            0,
            orders.findIndex((order) => holds(order, product)),
          ),
        ),
      )
      .filter(([first]) => first && holds(first, product));
    const mature = histories.filter(([first]) => asOf - first!.at >= window * DAY);
    return {
      ...{ product, buyers: histories.length, window, mature: mature.length },
      repurchased: mature.filter(([, ...later]) => later.some((order) => holds(order, product))).length,
      reordered: mature.filter(([, ...later]) => later.length > 0).length,
    };
  });
}

/** Days per unit between purchases of each variant anybody bought, subscriptions left out. */
export function countReplenishment(buyers: BoughtOrder[][], guests: BoughtOrder[], types: ReadonlyMap<string, string>) {
  const kept = (line: BoughtOrder['lines'][0]) => line.product !== '' && line.units > 0 && !line.subscribed;
  const itemsOf = (orders: BoughtOrder[]) => [
    ...new Set(
      orders.flatMap(({ lines }) => lines.filter(kept).map(({ product, variant }) => `${product} ${variant}`)),
    ),
  ];
  const buyersOf = groupBy(buyers, itemsOf);
  const items = [...new Set([...buyersOf.keys(), ...itemsOf(guests)])];
  const perUnit = new Map(
    items.map((item) => [
      item,
      buyersOf
        .get(item)
        ?.flatMap((orders) => gapsOf(orders, (line) => kept(line) && `${line.product} ${line.variant}` === item))
        .map(({ perUnit }) => perUnit) ?? [],
    ]),
  );
  return items.map((item) => {
    const [product = '', variant = ''] = item.split(' ');
    const type = types.get(product) ?? '';
    const own = perUnit.get(item)!;
    const alike = items.filter((other) => type !== '' && types.get(other.split(' ')[0]!) === type);
    const values = own.length >= 20 || type === '' ? own : alike.flatMap((other) => perUnit.get(other)!);
    const quartiles = values.length >= 20 ? [0.25, 0.5, 0.75].map((p) => quantile(values, p)) : [null, null, null];
    return { product, variant, intervals: own.length, pooled: values.length, quartiles };
  });
}

/** Flows between the types of neighbouring orders, with the lift. */
export function countFlows(buyers: BoughtOrder[][], types: ReadonlyMap<string, string>) {
  const typeOf = ({ lines }: BoughtOrder) => {
    const net = new Map<string, number>();
    for (const line of lines) {
      if (line.product === '') continue;
      const type = types.get(line.product) ?? '';
      net.set(type, (net.get(type) ?? 0) + line.net);
    }
    return [...net].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
  };
  return [1, 2, 3].flatMap((i) => {
    const steps = buyers
      .filter((orders) => orders.length >= i)
      .map((orders) => ({ from: typeOf(orders[i - 1]!), to: orders[i] ? typeOf(orders[i]) : null }));
    const going = steps.filter(({ to }) => to !== null);
    const share = (of: typeof steps, to: string) => of.filter((step) => step.to === to).length / of.length;
    const kinds = new Set(steps.map(({ from, to }) => JSON.stringify([from, to])));
    return [...kinds].map((kind) => {
      const [from, to] = JSON.parse(kind) as [string, string | null];
      const n = steps.filter((step) => step.from === from && step.to === to).length;
      const lift =
        to === null
          ? null
          : share(
              going.filter((step) => step.from === from),
              to,
            ) / share(going, to);
      return { i, from, to, n, lift };
    });
  });
}

/** Sum over buyers and past products of the chance to buy one again within 30 days of an instant, and how many did. */
export function sumChances(buyers: BoughtOrder[][], at: number) {
  const pairs = buyers.flatMap((orders) => {
    const paid = (line: BoughtOrder['lines'][0]) => line.units > 0 && line.net > 0 && !line.subscribed;
    const products = [...new Set(orders.flatMap(({ lines }) => lines.filter(paid).map(({ product }) => product)))];
    return products
      .filter((product) => product !== '')
      .map((product) => {
        const times = orders.filter(({ lines }) => lines.some((line) => paid(line) && line.product === product));
        const instants = [...new Set(times.map((order) => order.at))];
        return { product, known: instants.filter((t) => t <= at), later: instants.filter((t) => t > at) };
      })
      .filter(({ known }) => known.length > 0)
      .map(({ product, known, later }) => ({
        ...{ product, k: known.length - 1, span: (known.at(-1)! - known[0]!) / DAY },
        ...{ waited: Math.max(1, (at - known[0]!) / DAY), recency: (at - known.at(-1)!) / DAY, later },
      }));
  });
  const add = (of: typeof pairs, value: (pair: (typeof pairs)[0]) => number) => of.reduce((s, p) => s + value(p), 0);
  const [repeats, span, waited] = [add(pairs, ({ k }) => k), add(pairs, (p) => p.span), add(pairs, (p) => p.waited)];
  const [shopGap, shopRate] = [span / repeats, repeats / waited];
  const variance = add(pairs, ({ k }) => k * (k - 1)) / add(pairs, (p) => p.waited ** 2) - shopRate ** 2;
  const prior = variance > 0 ? Math.min(10_000, shopRate / variance) : 10_000;
  const ofProduct = new Map<string, { gap: number; rate: number }>();
  for (const [product, own] of groupBy(pairs, (pair) => [pair.product])) {
    const again = add(own, ({ k }) => k);
    ofProduct.set(product, {
      gap: (add(own, (p) => p.span) + 10 * shopGap) / (again + 10),
      rate: (again + 1000 * shopRate) / (add(own, (p) => p.waited) + 1000),
    });
  }
  const chances = new Map<string, number>();
  for (const pair of pairs) {
    const { gap, rate } = ofProduct.get(pair.product)!;
    const ownGap = (pair.span + 2 * gap) / (pair.k + 2);
    const folded = pair.recency < 2 * ownGap ? Math.abs(pair.recency - ownGap) : pair.recency;
    const perDay = (pair.k + rate * prior) / (Math.max(1, pair.span + folded) + prior);
    chances.set(pair.product, (chances.get(pair.product) ?? 0) + 1 - Math.exp(-30 * perDay));
  }
  const came = pairs.filter(({ later }) => later.some((t) => t <= at + 30 * DAY)).length;
  return { chances, total: [...chances.values()].reduce((s, chance) => s + chance, 0), came };
}
