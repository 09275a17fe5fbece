import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { FolderProducts } from './read-folder-products.ts';

/** An order as the folder tells it. Money in whole minor units. */
export interface FolderOrder {
  id: number;
  at: number;
  counts: boolean;
  customer: string | null;
  netMinor: bigint;
  /** Net revenue less unit costs; null where a line that earns has units without a known cost. */
  marginMinor: bigint | null;
  country: string;
  source: string;
  isDiscounted: boolean;
  /** Of the line that earned most, of equal ones the smaller id; a gift card is none. Null without any. */
  mainProduct: number | null;
  mainType: string;
}

interface Money {
  readonly shopMoney: { readonly amount: string };
}

interface FolderRow {
  readonly id: string;
  readonly __parentId?: string;
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
  readonly shippingAddress?: { readonly countryCodeV2: string | null } | null;
  readonly sourceName?: string | null;
  readonly totalDiscountsSet?: Money | null;
  readonly product?: { readonly id: string } | null;
  readonly variant?: { readonly id: string } | null;
  readonly lineItem: { readonly id: string };
  readonly subtotalSet: Money;
  readonly totalTaxSet?: Money;
}

interface Line {
  readonly row: FolderRow;
  refundedUnits: number;
  refundedMinor: bigint;
}

/** Read every order of an `orders.jsonl` with its net revenue, after refunds, edits and gift cards. */
export async function readFolderOrders(
  file: string,
  digits: number,
  { types, costs }: FolderProducts,
): Promise<FolderOrder[]> {
  const heads = new Map<string, { order: FolderOrder; taxed: boolean }>();
  const lines = new Map<string, Line>();
  const refundLines: FolderRow[] = [];
  const parentOf = new Map<string, string>();
  for await (const text of createInterface({ input: createReadStream(file) })) {
    if (text === '') continue;
    const row = JSON.parse(text) as FolderRow;
    const kind = row.id.split('/')[3];
    if (kind === 'Order') heads.set(row.id, { order: readHead(row, digits), taxed: row.taxesIncluded ?? false });
    if (kind === 'LineItem') lines.set(row.id, { row, refundedUnits: 0, refundedMinor: 0n });
    if (kind === 'Refund') parentOf.set(row.id, row.__parentId!);
    if (kind === 'RefundLineItem') refundLines.push(row);
  }
  for (const row of refundLines) {
    const line = lines.get(row.lineItem.id)!;
    const taxed = heads.get(parentOf.get(row.__parentId!)!)!.taxed;
    line.refundedUnits += row.quantity;
    line.refundedMinor += toMinor(row.subtotalSet, digits);
    if (taxed && row.totalTaxSet) line.refundedMinor -= toMinor(row.totalTaxSet, digits);
  }
  const most = new Map<string, bigint>();
  for (const line of lines.values()) {
    const { row, refundedUnits } = line;
    const { order, taxed } = heads.get(row.__parentId!)!;
    const earned = row.isGiftCard ? 0n : earnedWith(line, taxed, digits);
    order.netMinor += earned;
    const units = Math.max(0, Math.min(row.currentQuantity ?? row.quantity, row.quantity - refundedUnits));
    const cost = row.isGiftCard ? undefined : costs.get(row.variant?.id ?? '');
    if (cost === undefined && units > 0 && earned !== 0n) order.marginMinor = null;
    if (order.marginMinor !== null) order.marginMinor += earned - BigInt(units) * (cost ?? 0n);
    if (!row.product || row.isGiftCard) continue;
    const product = Number(row.product.id.split('/')[4]);
    const best = most.get(row.__parentId!);
    if (best !== undefined && (earned < best || (earned === best && product > order.mainProduct!))) continue;
    most.set(row.__parentId!, earned);
    order.mainProduct = product;
    order.mainType = types.get(product) ?? '';
  }
  return [...heads.values()].map(({ order }) => order);
}

function readHead(row: FolderRow, digits: number): FolderOrder {
  return {
    id: Number(row.id.split('/')[4]),
    at: new Date(row.processedAt ?? row.createdAt).getTime(),
    counts: !row.test && !row.cancelledAt,
    customer: row.customer?.id ?? null,
    netMinor: 0n,
    marginMinor: 0n,
    country: row.shippingAddress?.countryCodeV2 ?? '',
    source: row.sourceName ?? '',
    isDiscounted: row.totalDiscountsSet ? toMinor(row.totalDiscountsSet, digits) > 0n : false,
    mainProduct: null,
    mainType: '',
  };
}

function earnedWith({ row, refundedUnits, refundedMinor }: Line, taxed: boolean, digits: number): bigint {
  const units = BigInt(row.quantity);
  let paid = toMinor(row.originalUnitPriceSet, digits) * units;
  if (!row.discountAllocations && row.discountedTotalSet) paid = toMinor(row.discountedTotalSet, digits);
  for (const discount of row.discountAllocations ?? []) paid -= toMinor(discount.allocatedAmountSet, digits);
  if (taxed) for (const tax of row.taxLines ?? []) paid -= toMinor(tax.priceSet, digits);
  const takenOut = BigInt(Math.max(0, row.quantity - refundedUnits - (row.currentQuantity ?? row.quantity)));
  return paid - refundedMinor - (units > 0n ? (paid * takenOut) / units : 0n);
}

function toMinor({ shopMoney }: Money, digits: number): bigint {
  const [whole = '0', part = ''] = shopMoney.amount.split('.');
  return BigInt(whole + part.padEnd(digits, '0').slice(0, digits));
}
