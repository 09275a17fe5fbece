import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Folder, FolderBuyer, FolderLine, FolderOrder, FolderProduct } from './folder.ts';

/** Decimals of currencies that do not have two. */
const DECIMALS: Record<string, number> = { JPY: 0, KRW: 0, CLP: 0, VND: 0, KWD: 3, BHD: 3, OMR: 3, TND: 3 };

interface Money {
  readonly shopMoney: { readonly amount: string };
}

/** The fields that are read here, of whatever kind of row has them. */
interface Row {
  readonly id: string;
  readonly __parentId?: string;
  readonly name?: string;
  readonly createdAt: string;
  readonly processedAt?: string | null;
  readonly cancelledAt?: string | null;
  readonly test?: boolean;
  readonly taxesIncluded?: boolean;
  readonly customer?: { readonly id: string } | null;
  readonly quantity: number;
  readonly currentQuantity?: number;
  readonly isGiftCard?: boolean;
  readonly originalUnitPriceSet: Money;
  readonly discountedTotalSet?: Money;
  readonly discountAllocations?: readonly { readonly allocatedAmountSet: Money }[];
  readonly taxLines?: readonly { readonly priceSet: Money }[];
  readonly shippingAddress?: { readonly countryCodeV2?: string | null } | null;
  readonly sourceName?: string | null;
  readonly sellingPlan?: object | null;
  readonly totalDiscountsSet?: Money | null;
  readonly product?: { readonly id: string } | null;
  readonly variant?: { readonly id: string } | null;
  readonly lineItem: { readonly id: string };
  readonly subtotalSet: Money;
  readonly totalTaxSet?: Money;
  readonly title?: string;
  readonly productType?: string;
  readonly vendor?: string;
  readonly status?: string;
  readonly inventoryItem?: { readonly unitCost?: { readonly amount: string } | null };
}

interface Catalogue {
  readonly products: Map<number, FolderProduct>;
  readonly variantTitles: Map<number, string>;
  readonly costs: Map<number, number>;
}

/**
 * Read a shop folder by other means than the app's import: plain maps, a calendar look-up for every order, money in whole
 * numbers, nothing imported from the app.
 */
export async function readFolder(path: string): Promise<Folder> {
  const shop = JSON.parse(readFileSync(join(path, 'shop.json'), 'utf8')) as Record<string, string>;
  const digits = DECIMALS[shop.currencyCode!] ?? 2;
  const catalogue = await readCatalogue(join(path, 'products.jsonl'), digits);
  const allOrders = await readOrders(join(path, 'orders.jsonl'), { digits, zone: shop.ianaTimezone!, ...catalogue });
  allOrders.sort((a, b) => a.at - b.at || a.id - b.id);
  const orders = allOrders.filter(({ state }) => state === 'counted');
  const { products, variantTitles } = catalogue;
  const facts = {
    zone: shop.ianaTimezone!,
    currency: shop.currencyCode!,
    scale: 10 ** digits,
    products,
    variantTitles,
  };
  return { path, ...facts, allOrders, orders, buyers: listBuyers(orders), asOf: orders.at(-1)!.at };
}

function listBuyers(orders: readonly FolderOrder[]): FolderBuyer[] {
  const histories = new Map<number, FolderOrder[]>();
  for (const order of orders) {
    if (order.customer === null) continue;
    if (!histories.has(order.customer)) histories.set(order.customer, []);
    histories.get(order.customer)!.push(order);
  }
  return [...histories].map(([customer, own]) => ({ customer, orders: own })).sort((a, b) => a.customer - b.customer);
}

async function readCatalogue(file: string, digits: number): Promise<Catalogue> {
  const catalogue: Catalogue = { products: new Map(), variantTitles: new Map(), costs: new Map() };
  if (!existsSync(file)) return catalogue;
  await eachRow(file, (row) => {
    const id = numberOf(row);
    const cost = row.inventoryItem?.unitCost?.amount;
    if (row.id.includes('/Product/'))
      catalogue.products.set(id, {
        ...{ title: row.title!, type: row.productType ?? '', vendor: row.vendor ?? '' },
        isActive: (row.status ?? 'ACTIVE') === 'ACTIVE',
      });
    if (!row.id.includes('/ProductVariant/')) return;
    catalogue.variantTitles.set(id, row.title === 'Default Title' ? '' : row.title!);
    if (cost !== undefined) catalogue.costs.set(id, toMinor(cost, digits));
  });
  return catalogue;
}

interface Refunded {
  units: number;
  minor: number;
}

async function readOrders(file: string, by: Catalogue & { digits: number; zone: string }): Promise<FolderOrder[]> {
  const heads = new Map<string, Row>();
  const linesOf = new Map<string, Row[]>();
  const orderOfRefund = new Map<string, string>();
  const refundRows: Row[] = [];
  const seen = new Set<string>();
  await eachRow(file, (row) => {
    // What is told twice happened once.
    if (seen.has(row.id)) return;
    seen.add(row.id);
    const kind = row.id.split('/')[3];
    if (kind === 'Order') heads.set(row.id, row);
    if (kind === 'LineItem') {
      if (!linesOf.has(row.__parentId!)) linesOf.set(row.__parentId!, []);
      linesOf.get(row.__parentId!)!.push(row);
    }
    if (kind === 'Refund') orderOfRefund.set(row.id, row.__parentId!);
    if (kind === 'RefundLineItem') refundRows.push(row);
  });
  const refunds = new Map<string, Refunded>();
  for (const row of refundRows) {
    const isTaxed = heads.get(orderOfRefund.get(row.__parentId!)!)!.taxesIncluded;
    const refunded = refunds.get(row.lineItem.id) ?? { units: 0, minor: 0 };
    refunded.units += row.quantity;
    refunded.minor += moneyOf(row.subtotalSet, by.digits);
    if (isTaxed && row.totalTaxSet) refunded.minor -= moneyOf(row.totalTaxSet, by.digits);
    refunds.set(row.lineItem.id, refunded);
  }
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: by.zone });
  return [...heads.values()].map((head) => {
    const lines = (linesOf.get(head.id) ?? []).map((row) => settle(row, head, refunds.get(row.id), by));
    return describeOrder(head, lines, { ...by, calendar });
  });
}

function settle(
  row: Row,
  head: Row,
  refunded: Refunded | undefined,
  { digits, costs }: Catalogue & { digits: number },
) {
  const { units: back, minor } = refunded ?? { units: 0, minor: 0 };
  let paid = moneyOf(row.originalUnitPriceSet, digits) * row.quantity;
  if (!row.discountAllocations && row.discountedTotalSet) paid = moneyOf(row.discountedTotalSet, digits);
  for (const discount of row.discountAllocations ?? []) paid -= moneyOf(discount.allocatedAmountSet, digits);
  if (head.taxesIncluded) for (const tax of row.taxLines ?? []) paid -= moneyOf(tax.priceSet, digits);
  const takenOut = Math.max(0, row.quantity - back - (row.currentQuantity ?? row.quantity));
  const units = Math.max(0, Math.min(row.currentQuantity ?? row.quantity, row.quantity - back));
  const net = paid - minor - (row.quantity > 0 ? Math.floor((paid * takenOut) / row.quantity) : 0);
  const isGiftCard = row.isGiftCard ?? false;
  const variant = row.variant ? numberOf(row.variant) : 0;
  const cost = isGiftCard ? undefined : costs.get(variant);
  const listedProduct = row.product ? numberOf(row.product) : null;
  return {
    ...{ id: numberOf(row), product: isGiftCard ? null : listedProduct, listedProduct, variant, isGiftCard },
    isSubscribed: head.sourceName === 'subscription_contract' || Boolean(row.sellingPlan),
    ...{ units, refundedUnits: back, net, refunded: minor, cost: cost === undefined ? null : cost * units },
  } satisfies FolderLine;
}

function describeOrder(
  head: Row,
  lines: FolderLine[],
  { calendar, products, digits }: Catalogue & { calendar: Intl.DateTimeFormat; digits: number },
): FolderOrder {
  const at = new Date(head.processedAt ?? head.createdAt).getTime();
  const earning = lines.filter(({ isGiftCard }) => !isGiftCard);
  const isCosted = earning.every(({ units, net, cost }) => cost !== null || units === 0 || net === 0);
  const net = earning.reduce((sum, line) => sum + line.net, 0);
  const [main] = earning
    .filter(({ product }) => product !== null)
    .sort((a, b) => b.net - a.net || a.product! - b.product!);
  const discount = head.totalDiscountsSet ? moneyOf(head.totalDiscountsSet, digits) : null;
  return {
    ...{ id: numberOf(head), name: head.name ?? '', at, day: calendar.format(at), net, lines, discount },
    state: head.test ? 'test' : head.cancelledAt ? 'cancelled' : 'counted',
    customer: head.customer ? numberOf(head.customer) : null,
    margin: isCosted ? net - earning.reduce((sum, { cost }) => sum + (cost ?? 0), 0) : null,
    country: head.shippingAddress?.countryCodeV2 ?? '',
    source: head.sourceName ?? '',
    isDiscounted: (discount ?? 0) > 0,
    isSubscribed: lines.some(({ isSubscribed }) => isSubscribed),
    mainProduct: main?.product ?? null,
    mainType: products.get(main?.product ?? 0)?.type ?? '',
  };
}

async function eachRow(file: string, take: (row: Row) => void): Promise<void> {
  for await (const text of createInterface({ input: createReadStream(file) })) if (text) take(JSON.parse(text) as Row);
}

const numberOf = ({ id }: { readonly id: string }): number => Number(id.split('/')[4]);

const moneyOf = (set: Money, digits: number): number => toMinor(set.shopMoney.amount, digits);

function toMinor(amount: string, digits: number): number {
  const [whole = '0', part = ''] = amount.split('.');
  return Number(whole + part.padEnd(digits, '0').slice(0, digits));
}
