import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A line of an order as the folder tells it, after refunds. */
export interface BoughtLine {
  product: string;
  variant: string;
  units: number;
  /** In hundredths. */
  net: number;
  subscribed: boolean;
}

export interface BoughtOrder {
  id: number;
  at: number;
  customer: string;
  country: string;
  discounted: boolean;
  lines: BoughtLine[];
}

interface Named {
  readonly id: string;
}

interface Amount {
  readonly shopMoney: { readonly amount: string };
}

/** The fields that are read here, of whatever kind of row has them. */
interface Row extends Named {
  readonly __parentId?: string;
  readonly createdAt: string;
  readonly processedAt?: string | null;
  readonly cancelledAt?: string | null;
  readonly test?: boolean;
  readonly sourceName?: string | null;
  readonly customer?: Named | null;
  readonly shippingAddress?: { readonly countryCodeV2?: string | null } | null;
  readonly totalDiscountsSet?: Amount | null;
  readonly product?: Named | null;
  readonly variant?: Named | null;
  readonly isGiftCard?: boolean;
  readonly quantity: number;
  readonly currentQuantity?: number;
  readonly originalUnitPriceSet: Amount;
  readonly discountedTotalSet?: Amount;
  readonly sellingPlan?: object | null;
  readonly lineItem: Named;
  readonly subtotalSet: Amount;
  readonly productType?: string;
}

/** Read a folder's counted orders of customers and of guests by time, and each product's type. Amounts are taken without tax. */
export async function readBoughtOrders(folder: string) {
  const orders = new Map<string, BoughtOrder & { counts: boolean; subscribed: boolean }>();
  const lines = new Map<string, BoughtLine>();
  const cents = (set: Amount) => Math.round(Number(set.shopMoney.amount) * 100);
  const last = (gid: string | undefined) => gid?.split('/').at(-1) ?? '';
  await eachRow(join(folder, 'orders.jsonl'), (row) => {
    const kind = row.id.split('/')[3];
    if (kind === 'Order')
      orders.set(row.id, {
        ...{ id: Number(last(row.id)), at: Date.parse(row.processedAt ?? row.createdAt), lines: [] },
        ...{ customer: last(row.customer?.id), country: row.shippingAddress?.countryCodeV2 ?? '' },
        discounted: row.totalDiscountsSet ? cents(row.totalDiscountsSet) > 0 : false,
        counts: !row.test && !row.cancelledAt,
        subscribed: row.sourceName === 'subscription_contract',
      });
    if (kind === 'LineItem') {
      const order = orders.get(row.__parentId!)!;
      const line: BoughtLine = {
        ...{
          product: row.isGiftCard ? '' : last(row.product?.id),
          variant: last(row.variant?.id),
          units: row.quantity,
        },
        net: row.discountedTotalSet ? cents(row.discountedTotalSet) : cents(row.originalUnitPriceSet) * row.quantity,
        subscribed: order.subscribed || Boolean(row.sellingPlan),
      };
      const taken = row.quantity - (row.currentQuantity ?? row.quantity);
      lines.set(row.id, Object.assign(line, { taken }));
      order.lines.push(line);
    }
    if (kind === 'RefundLineItem') {
      const line = lines.get(row.lineItem.id)! as BoughtLine & { taken: number };
      line.units -= row.quantity;
      line.taken -= row.quantity;
      line.net -= cents(row.subtotalSet);
    }
  });
  const types = new Map<string, string>();
  if (existsSync(join(folder, 'products.jsonl')))
    await eachRow(join(folder, 'products.jsonl'), (row) => {
      if (row.id.split('/')[3] === 'Product') types.set(last(row.id), row.productType ?? '');
    });
  const counted = [...orders.values()].filter((order) => order.counts).sort((a, b) => a.at - b.at || a.id - b.id);
  const guests = counted.filter((order) => order.customer === '');
  const buyers = new Map<string, BoughtOrder[]>();
  for (const order of counted) {
    if (order.customer === '') continue;
    if (!buyers.has(order.customer)) buyers.set(order.customer, []);
    buyers.get(order.customer)!.push(order);
  }
  return { buyers: [...buyers.values()], guests, asOf: counted.at(-1)!.at, types };
}

async function eachRow(file: string, take: (row: Row) => void): Promise<void> {
  for await (const text of createInterface({ input: createReadStream(file) })) {
    if (text !== '') take(JSON.parse(text) as Row);
  }
}
