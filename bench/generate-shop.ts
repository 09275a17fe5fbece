import { createRandom } from '#ml/math/create-random.ts';
import type { Database } from '#app/db.server.ts';
import { DAY, MINUTE } from '#app/time.ts';

export interface GeneratedShop {
  readonly orders: number;
  readonly buyers: number;
  readonly products: number;
  readonly seed: number;
  /** Of the last order. */
  readonly endsAt: number;
}

const DEFAULTS: GeneratedShop = {
  orders: 1_000_000,
  buyers: 300_000,
  products: 5000,
  seed: 1,
  endsAt: Date.UTC(2026, 8, 30, 12),
};
const SPAN = 3 * 365 * DAY;
const GUESTS = 0.06;
const COUNTRIES = ['US', 'US', 'US', 'GB', 'GB', 'DE', 'DE', 'FR', 'CA', 'AU', 'NL', 'SE', 'JP', 'BR', null] as const;
const SOURCES = ['web', 'web', 'web', 'web', 'web', 'pos', 'shopify_draft_order', '580111'] as const;
const TYPES = 40;

/**
 * Write a made-up shop's facts straight into its tables, in the order of time: buyers who join evenly over three years and
 * come back with habits of their own, some guests, popular and rare products, discounts, subscriptions, refunds, unit
 * costs for nine products of ten. The same options give the same rows. The shop's row must be there.
 */
export function generateShop(db: Database, shopId: number, options: Partial<GeneratedShop> = {}): void {
  const shop = { ...DEFAULTS, ...options };
  const random = createRandom(shop.seed);
  db.sql.transaction(() => {
    writeCatalogue(db, shopId, shop.products, shop.endsAt - SPAN, random);
    writeOrders(db, shopId, shop, random);
    db.sql.prepare('UPDATE Shop SET factsVersion = factsVersion + 1, catalogVersion = catalogVersion + 1').run();
  })();
}

function priceOf(product: number): number {
  return 500 + ((product * 7919) % 4500);
}

function writeCatalogue(db: Database, shopId: number, products: number, at: number, random: () => number): void {
  const product = db.sql.prepare(
    `INSERT INTO Product (shopId, productId, title, handle, productType, vendor, status, publishedAt, createdAt, updatedAt)
     VALUES (?, ?, ?, ?, ?, ?, 'active', ?, ?, ?)`,
  );
  const variant = db.sql.prepare(
    `INSERT INTO Variant (shopId, productId, variantId, priceMinor, inventoryItemId, updatedAt) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const item = db.sql.prepare(
    'INSERT INTO InventoryItem (shopId, inventoryItemId, costMinor, updatedAt) VALUES (?, ?, ?, ?)',
  );
  for (let id = 1; id <= products; id++) {
    product.run(shopId, id, `Product ${id}`, `product-${id}`, `Type ${id % TYPES}`, `Vendor ${id % 9}`, at, at, at);
    variant.run(shopId, id, 10_000 + id, priceOf(id), 20_000 + id, at);
    if (random() < 0.9) item.run(shopId, 20_000 + id, Math.floor(priceOf(id) * (0.3 + 0.3 * random())), at);
  }
}

/** Each buyer gets one order, the rest go to buyers drawn with a square bias, so that few buy much. */
function drawOrders({ orders, buyers, endsAt }: GeneratedShop, random: () => number) {
  const joinedAt = Float64Array.from({ length: buyers }, () => endsAt - Math.floor(random() * SPAN));
  const at = new Float64Array(orders);
  const buyer = new Int32Array(orders);
  for (let order = 0; order < orders; order++) {
    const who = order < buyers ? order : Math.floor(random() ** 2 * buyers);
    buyer[order] = random() < GUESTS ? -1 : who;
    const life = endsAt - joinedAt[who]!;
    at[order] = order < buyers ? joinedAt[who]! : joinedAt[who]! + Math.floor(random() ** 1.5 * life);
  }
  return { at, buyer, sequence: Uint32Array.from(at.keys()).sort((a, b) => at[a]! - at[b]! || a - b) };
}

function writeOrders(db: Database, shopId: number, shop: GeneratedShop, random: () => number): void {
  const head = db.sql.prepare(
    `INSERT INTO "Order" (shopId, orderId, orderedAt, updatedAt, cancelledAt, currency, customerId, countryCode, sourceName, discountMinor)
     VALUES (?, ?, ?, ?, ?, 'USD', ?, ?, ?, ?)`,
  );
  const writeLine = createLineWriter(db, shopId, shop.products, random);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const { at, buyer, sequence } = drawOrders(shop, random);
  for (const [index, order] of sequence.entries()) {
    const orderId = 1_000_000 + index;
    const orderedAt = at[order]!;
    const customerId = buyer[order]! < 0 ? null : 5_000_000 + buyer[order]!;
    const cancelledAt = random() < 0.01 ? orderedAt + 5 * MINUTE : null;
    const discount = random() < 0.25 ? 100 + Math.floor(random() * 900) : 0;
    head.run(shopId, orderId, orderedAt, orderedAt, cancelledAt, customerId, pick(COUNTRIES), pick(SOURCES), discount);
    const isSubscription = random() < 0.03;
    const lines = 1 + Math.min(9, Math.floor(-Math.log(1 - random()) * 1.6));
    for (let line = 0; line < lines; line++) writeLine(orderId, orderId * 10 + line, orderedAt, isSubscription);
  }
}

function createLineWriter(db: Database, shopId: number, products: number, random: () => number) {
  const insert = db.sql.prepare(
    `INSERT INTO OrderLine (shopId, orderId, lineId, productId, variantId, quantity, currentQuantity, netMinor, isSubscription, updatedAt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const refund = db.sql.prepare(
    `INSERT INTO RefundLine (shopId, refundId, refundLineId, orderId, lineId, quantity, netMinor) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return (orderId: number, lineId: number, at: number, isSubscription: boolean) => {
    const product = 1 + Math.floor(random() ** 3 * products);
    const quantity = 1 + Math.floor(random() ** 4 * 4);
    const netMinor = quantity * priceOf(product);
    const isRefunded = random() < 0.03;
    const left = isRefunded ? quantity - 1 : quantity;
    const by = isSubscription ? 1 : 0;
    insert.run(shopId, orderId, lineId, product, 10_000 + product, quantity, left, netMinor, by, at);
    if (isRefunded) refund.run(shopId, lineId, lineId, orderId, lineId, 1, priceOf(product));
  };
}
