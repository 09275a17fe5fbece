import { nameProduct } from './count-gateways.ts';
import {
  DAY,
  groupBy,
  shareValue,
  type Folder,
  type FolderBuyer,
  type FolderLine,
  type FolderOrder,
} from './folder.ts';
import { wilson } from './intervals.ts';

/** A buyer's orders with one item, as neighbours: days between them, and the units of the earlier. */
interface Gap {
  readonly days: number;
  readonly units: number;
}

interface Bought {
  readonly order: FolderOrder;
  readonly units: number;
}

/** Of each item: who bought it, and in which of their orders. One look at every line. */
function listPurchases(buyers: readonly FolderBuyer[], itemOf: (line: FolderLine) => string | null) {
  const items = new Map<string, { readonly buyer: FolderBuyer; readonly bought: Bought[] }[]>();
  for (const buyer of buyers) {
    const own = new Map<string, Bought[]>();
    for (const order of buyer.orders) {
      const units = new Map<string, number>();
      for (const line of order.lines) {
        const item = itemOf(line);
        if (item !== null) units.set(item, (units.get(item) ?? 0) + line.units);
      }
      for (const [item, kept] of units) {
        if (!own.has(item)) own.set(item, []);
        own.get(item)!.push({ order, units: kept });
      }
    }
    for (const [item, bought] of own) {
      if (!items.has(item)) items.set(item, []);
      items.get(item)!.push({ buyer, bought });
    }
  }
  return items;
}

const gapsOf = (bought: readonly Bought[]): Gap[] =>
  bought.slice(1).map(({ order }, i) => ({
    days: (order.at - bought[i]!.order.at) / DAY,
    units: bought[i]!.units,
  }));

/** The values of all items of a type, by type; none of items without a type. */
function poolTypes(values: ReadonlyMap<string, readonly number[]>, { products }: Folder) {
  const typeOf = (item: string) => products.get(Number(item.split(' ')[0]))?.type ?? '';
  const pools = groupBy([...values], ([item]) => typeOf(item));
  const pooled = new Map([...pools].map(([type, items]) => [type, items.flatMap(([, own]) => own)]));
  pooled.delete('');
  return (item: string) => pooled.get(typeOf(item));
}

/** Repurchase rates of products, one buyer after the other. */
export function countRepurchases(folder: Folder) {
  const { buyers, asOf } = folder;
  const purchases = listPurchases(buyers, ({ product, units }) =>
    product === null || units <= 0 ? null : `${product}`,
  );
  const gaps = new Map(
    [...purchases].map(([item, pairs]) => [
      item,
      pairs.flatMap(({ bought }) => gapsOf(bought).map(({ days }) => days)),
    ]),
  );
  const ofType = poolTypes(gaps, folder);
  const all = [...gaps.values()].flat();
  const ofShop = all.length > 0 ? shareValue(all, 0.75) : null;
  const rows = [...purchases].map(([item, pairs]) => {
    const [own, alike] = [gaps.get(item)!, ofType(item) ?? []];
    const windowFrom = own.length >= 20 ? ('own' as const) : alike.length >= 20 ? ('type' as const) : ('shop' as const);
    const given = { own, type: alike, shop: all }[windowFrom];
    const windowDays = windowFrom === 'shop' ? ofShop : shareValue(given, 0.75);
    const mature = pairs.filter(({ bought }) => asOf - bought[0]!.order.at >= (windowDays ?? 0) * DAY);
    const repurchased = mature.filter(({ bought }) => bought.length > 1).length;
    const interval = mature.length >= 20 ? wilson(repurchased, mature.length) : null;
    return {
      ...nameProduct(folder, Number(item)),
      ...{ buyers: pairs.length, windowDays, windowFrom, intervals: given.length, mature: mature.length, repurchased },
      reordered: mature.filter(({ buyer, bought }) => buyer.orders.at(-1) !== bought[0]!.order).length,
      rate: interval && repurchased / mature.length,
      ...{ low: interval?.[0] ?? null, high: interval?.[1] ?? null },
    };
  });
  const products = rows.sort((a, b) => (b.low ?? -1) - (a.low ?? -1) || a.productId - b.productId);
  const known = rows.filter(({ rate }) => rate !== null).length;
  return { asOf, minBuyers: 20, total: rows.length, known, products };
}

/** Days per unit between purchases of each variant anybody bought, subscriptions left out. */
export function countReplenishment(folder: Folder) {
  const { buyers, orders, variantTitles } = folder;
  const itemOf = ({ product, variant, units, isSubscribed }: FolderLine) =>
    product === null || units <= 0 || isSubscribed ? null : `${product} ${variant}`;
  const purchases = listPurchases(buyers, itemOf);
  const items = new Set(orders.flatMap(({ lines }) => lines.flatMap((line) => itemOf(line) ?? [])));
  const perUnit = new Map(
    [...items].map((item) => [
      item,
      (purchases.get(item) ?? []).flatMap(({ bought }) => gapsOf(bought).map(({ days, units }) => days / units)),
    ]),
  );
  const ofType = poolTypes(perUnit, folder);
  const rows = [...perUnit].map(([item, own]) => {
    const [product, variant] = item.split(' ').map(Number) as [number, number];
    const pooledFrom = own.length >= 20 || ofType(item) === undefined ? ('own' as const) : ('type' as const);
    const values = pooledFrom === 'own' ? own : ofType(item)!;
    const [p25Days, p50Days, p75Days] = [0.25, 0.5, 0.75].map((p) =>
      values.length < 20 ? null : shareValue(values, p),
    );
    return {
      ...nameProduct(folder, product),
      ...{ variantId: variant, variantTitle: variantTitles.get(variant) ?? null, intervals: own.length, pooledFrom },
      ...{ pooledIntervals: values.length, p25Days: p25Days!, p50Days: p50Days!, p75Days: p75Days! },
    };
  });
  rows.sort((a, b) => b.intervals - a.intervals || a.productId - b.productId || a.variantId - b.variantId);
  const own = rows.filter(({ intervals }) => intervals >= 20).length;
  return { asOf: folder.asOf, minIntervals: 20, total: rows.length, own, variants: rows };
}
