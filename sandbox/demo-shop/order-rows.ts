import { createRandom, type Random } from '../random.ts';
import { chooseChannel, isSubscribed } from './choose-channel.ts';
import { drawHousehold, type Household } from './draw-household.ts';
import type { CatalogueItem } from './load-catalogue.ts';
import { productNumber, toInstant, toMoney, type VariantPlace } from './product-rows.ts';
import type { Purchase } from './purchase.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const CURRENCY = 'GBP';
const CANCELLED = 0.012;
const REFUNDED = 0.03;
const WELCOMED = 0.18;
const PLAN = { sellingPlanId: 'gid://shopify/SellingPlan/1', name: 'Delivered when it runs out' };

interface Line {
  readonly id: string;
  readonly netMinor: number;
  readonly quantity: number;
  refunded: number;
}

/** What the rows of orders are written from. */
export interface OrderContext {
  readonly items: readonly CatalogueItem[];
  readonly variants: readonly (readonly VariantPlace[])[];
  readonly endAt: number;
  readonly seed: number;
  /** The gid of a customer by position. */
  readonly customerGid: (position: number) => string;
}

/**
 * The rows of orders.jsonl: each order, its lines, its refunds and what they gave back. About one order in eighty is
 * cancelled in full, one in thirty has a line given back, and some first orders carry a welcome discount of a tenth.
 * What is bought over the counter is sent nowhere, and a few customers subscribe to what runs out.
 */
export function* createOrderRows(context: OrderContext, purchases: readonly Purchase[]): Generator<object> {
  let lineNumber = 9_000_000;
  let refundNumber = 600_000;
  let refundLineNumber = 700_000;
  for (const [index, purchase] of purchases.entries()) {
    const random = createRandom(context.seed * 15_485_863 + index);
    const id = `gid://shopify/Order/${5_000_001 + index}`;
    const household = purchase.customer === null ? null : drawHousehold(context.seed, purchase.customer);
    const discount = purchase.isFirst && random.chance(WELCOMED) ? 0.1 : 0;
    const lines: (Line & { readonly row: object })[] = [];
    for (const bought of purchase.lines)
      lines.push(createLine(context, bought, id, ++lineNumber, { discount, household }));
    const back = drawRefund(context, purchase, lines, random);
    yield createHead(context, purchase, lines, back, { id, name: `#${1001 + index}`, household }, random);
    for (const line of lines) yield { ...line.row, currentQuantity: line.quantity - line.refunded };
    if (!back) continue;
    const refundId = `gid://shopify/Refund/${++refundNumber}`;
    const returned = lines.filter((line) => line.refunded > 0);
    const at = toInstant(back.at);
    const total = returned.reduce((sum, line) => sum + line.netMinor, 0);
    yield { id: refundId, __parentId: id, createdAt: at, processedAt: at, totalRefundedSet: toBag(total) };
    for (const line of returned)
      yield {
        id: `gid://shopify/RefundLineItem/${++refundLineNumber}`,
        __parentId: refundId,
        quantity: line.refunded,
        lineItem: { id: line.id },
        subtotalSet: toBag(line.netMinor),
      };
  }
}

function createLine(
  { items, variants }: OrderContext,
  { item, variant, quantity }: Purchase['lines'][number],
  orderId: string,
  lineNumber: number,
  { discount, household }: { readonly discount: number; readonly household: Household | null },
): Line & { readonly row: object } {
  const { gid, sku, priceMinor } = variants[item]![variant]!;
  const id = `gid://shopify/LineItem/${lineNumber}`;
  const { isGiftCard, title } = items[item]!;
  const gross = priceMinor * quantity;
  const netMinor = gross - (isGiftCard ? 0 : Math.floor(gross * discount));
  const row = {
    id,
    __parentId: orderId,
    title,
    sku,
    quantity,
    currentQuantity: quantity,
    originalUnitPriceSet: toBag(priceMinor),
    discountedTotalSet: toBag(netMinor),
    isGiftCard,
    sellingPlan: isSubscribed(household, items[item]!) ? PLAN : null,
    product: { id: `gid://shopify/Product/${productNumber(item)}` },
    variant: { id: gid },
  };
  return { id, netMinor, quantity, refunded: 0, row };
}

function drawRefund(
  { endAt }: OrderContext,
  { at }: Purchase,
  lines: Line[],
  random: Random,
): { readonly at: number; readonly isCancellation: boolean } | null {
  const isCancellation = random.chance(CANCELLED);
  const isReturn = !isCancellation && random.chance(REFUNDED);
  if (!isCancellation && !isReturn) return null;
  const backAt = at + (isCancellation ? random.between(1, 20) * HOUR : random.between(4, 16) * DAY);
  if (backAt > endAt) return null;
  const returned = isCancellation ? lines : [lines[random.between(0, lines.length - 1)]!];
  for (const line of returned) line.refunded = line.quantity;
  return { at: backAt, isCancellation };
}

function createHead(
  { items, variants, customerGid }: OrderContext,
  purchase: Purchase,
  lines: readonly Line[],
  back: ReturnType<typeof drawRefund>,
  { id, name, household }: { readonly id: string; readonly name: string; readonly household: Household | null },
  random: Random,
): object {
  const at = toInstant(purchase.at);
  const updatedAt = back ? toInstant(back.at) : at;
  const gross = purchase.lines.reduce(
    (sum, line) => sum + variants[line.item]![line.variant]!.priceMinor * line.quantity,
    0,
  );
  const total = lines.reduce((sum, line) => sum + line.netMinor, 0);
  const left = lines.reduce((sum, line) => sum + (line.refunded > 0 ? 0 : line.netMinor), 0);
  const sourceName = chooseChannel(items, purchase, household, random);
  const isSent = sourceName !== 'pos' && purchase.lines.some((line) => !items[line.item]!.isGiftCard);
  return {
    id,
    name,
    createdAt: at,
    processedAt: at,
    updatedAt,
    cancelledAt: back?.isCancellation ? updatedAt : null,
    test: false,
    currencyCode: CURRENCY,
    displayFinancialStatus: !back ? 'PAID' : left === 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED',
    totalPriceSet: toBag(total),
    currentTotalPriceSet: toBag(left),
    totalDiscountsSet: toBag(gross - total),
    discountCodes: gross > total ? ['WELCOME10'] : [],
    sourceName,
    customer: purchase.customer === null ? null : { id: customerGid(purchase.customer) },
    shippingAddress: isSent ? { countryCodeV2: household?.countryCode ?? 'GB' } : null,
  };
}

function toBag(minor: number) {
  return { shopMoney: { amount: toMoney(minor), currencyCode: CURRENCY } };
}
