import type { BuyerOrders } from './order-columns.ts';
import type { ShopColumns } from './shop-columns.ts';

/** Buyers who went from one product type to another between two neighbouring orders. */
export interface JourneyFlow {
  /** i of i -> i + 1, from 1. */
  readonly orderNumber: number;
  /** Position in `productTypes`. */
  readonly from: number;
  /** Position in `productTypes`; null: no next order yet. */
  readonly to: number | null;
  readonly buyers: number;
  /** Buyers whose i-th order was of the type `from`. */
  readonly fromBuyers: number;
  /**
   * How many times as many as chance: the share of `to` among those of `from` who went on, over its share among all who
   * went on from order i. Null for those without a next order.
   */
  readonly lift: number | null;
}

/**
 * Measure journeys: for the steps from order 1 to order `lastOrder`, how many buyers went from which product type to which. The
 * type of an order is the one with the largest net revenue in it, the first by name of equal ones; '' if it names no product.
 *
 * @returns by order number, from, to; those without a next order last.
 */
export function measureJourneys(
  columns: ShopColumns,
  { buyerCount, offsets, positions }: BuyerOrders,
  { lastOrder }: { readonly lastOrder: number },
): JourneyFlow[] {
  const types = typesOfOrders(columns);
  const size = columns.productTypes.length;
  const keys = new Float64Array(positions.length);
  let count = 0;
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const start = offsets[buyer]!;
    const end = offsets[buyer + 1]!;
    for (let at = start; at < end && at - start + 1 < lastOrder; at++) {
      const next = at + 1 < end ? types[positions[at + 1]!]! : size;
      keys[count++] = ((at - start) * size + types[positions[at]!]!) * (size + 1) + next;
    }
  }
  return count === 0 ? [] : countFlows(keys.subarray(0, count).sort(), size);
}

function countFlows(keys: Float64Array, size: number): JourneyFlow[] {
  const flows: { step: number; from: number; to: number; buyers: number }[] = [];
  const steps = Math.floor(keys.at(-1)! / (size * (size + 1))) + 1;
  const fromBuyers = new Float64Array(steps * size);
  const goingOn = new Float64Array(steps * size);
  const arriving = new Float64Array(steps * size);
  const all = new Float64Array(steps);
  for (let at = 0; at < keys.length;) {
    const key = keys[at]!;
    const start = at;
    while (at < keys.length && keys[at] === key) at += 1;
    const node = Math.floor(key / (size + 1));
    const flow = { step: Math.floor(node / size), from: node % size, to: key % (size + 1), buyers: at - start };
    flows.push(flow);
    fromBuyers[node]! += flow.buyers;
    if (flow.to === size) continue;
    goingOn[node]! += flow.buyers;
    arriving[flow.step * size + flow.to]! += flow.buyers;
    all[flow.step]! += flow.buyers;
  }
  return flows.map(({ step, from, to, buyers }) => {
    const node = step * size + from;
    const share = to === size ? null : arriving[step * size + to]! / all[step]!;
    return {
      ...{ orderNumber: step + 1, from, to: to === size ? null : to, buyers, fromBuyers: fromBuyers[node]! },
      lift: share === null ? null : buyers / goingOn[node]! / share,
    };
  });
}

/** Position in `productTypes` of the type that earned most in each order. */
function typesOfOrders(columns: ShopColumns): Uint16Array {
  const { lineOffsets, lineProduct, lineNetMinor, productType, productTypes } = columns;
  const types = new Uint16Array(lineOffsets.length - 1);
  const none = productTypes.indexOf('');
  const net = new Float64Array(productTypes.length);
  const seenIn = new Int32Array(productTypes.length).fill(-1);
  for (let order = 0; order < types.length; order++) {
    let best = -1;
    const [from, to] = [lineOffsets[order]!, lineOffsets[order + 1]!];
    for (let line = from; line < to; line++) {
      if (lineProduct[line]! < 0) continue;
      const type = productType[lineProduct[line]!]!;
      net[type] = (seenIn[type] === order ? net[type]! : 0) + lineNetMinor[line]!;
      seenIn[type] = order;
    }
    for (let line = from; line < to; line++) {
      if (lineProduct[line]! < 0) continue;
      const type = productType[lineProduct[line]!]!;
      if (best < 0 || net[type]! > net[best]! || (net[type] === net[best] && type < best)) best = type;
    }
    types[order] = best < 0 ? none : best;
  }
  return types;
}
