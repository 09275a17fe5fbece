import { getRecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import type { Database } from '#app/db.server.ts';
import type { Tally } from './create-tally.ts';
import { add, DAY, groupBy, type Folder, type FolderOrder } from './folder.ts';
import type { CheckedFolder } from './open-checked-folder.ts';
import { createDice } from './simulate-futures.ts';

interface Act {
  readonly eventId: string;
  readonly kind: 'impression' | 'click' | 'addToCart';
  readonly placement: string;
  readonly productId: number;
  readonly slot: number;
  readonly visitorId: string;
  /** Logged in. */
  readonly customerId: number | null;
  readonly occurredAt: number;
}

/** What shoppers did, who of them is known to be whom, and which orders the pixel saw. */
interface Storefront {
  readonly acts: readonly Act[];
  readonly visitors: readonly (readonly [visitorId: string, customerId: number])[];
  readonly purchases: readonly (readonly [visitorId: string, orderId: number])[];
}

/** Orders around which somebody did something. */
const MADE = 200;
const PLACEMENTS = ['home', 'product', 'cart'];
const KINDS = ['impression', 'impression', 'impression', 'click', 'addToCart'] as const;

/** The recommendations page: impressions, clicks and orders after a click, of shoppers made up around the newest orders. */
export function checkActivity({ folder, db, shop }: CheckedFolder, tally: Tally): void {
  const storefront = makeStorefront(folder);
  db.sql.transaction(() => writeStorefront(db, shop.id, storefront))();
  const { asOf, orders } = folder;
  const made = Math.min(MADE, orders.length);
  const keeping = orders.slice(-made).filter(({ lines }) => lines.some(({ units }) => units > 0));
  const [first, middle] = [orders.at(-made)!.at, orders.at(-Math.ceil(made / 2))!.at];
  for (const [from, to] of [
    [first, asOf + 1],
    [middle, orders.at(-Math.ceil(made / 10))!.at],
  ] as const) {
    const expected = countActivity(folder, storefront, { from, to });
    if (keeping.length > MADE / 2) tally.holds('somebody ordered after a click', expected.ordersAfterClick > 3);
    tally.same(`activity ${from}`, getRecommendationActivity(db, shop.id, { from, to }), expected);
  }
}

/** Around the newest orders: acts up to ten days before and a day after, of customers and of guests. */
function makeStorefront({ orders }: Folder): Storefront {
  const dice = createDice(20_261_125);
  const late = orders.slice(-MADE).filter(({ lines }) => lines.length > 0);
  const made = late.map((order) => {
    const visitorId = `visitor-of-${order.customer ?? `order-${order.id}`}`;
    const acts = Array.from({ length: 12 }, (_, n): Act => {
      const line = order.lines[Math.floor(dice() * order.lines.length)]!;
      const isExact = n === 0;
      return {
        ...{ eventId: `event-${order.id}-${n}`, kind: KINDS[Math.floor(dice() * KINDS.length)]!, visitorId },
        ...{ placement: PLACEMENTS[Math.floor(dice() * 3)]!, slot: 1 + Math.floor(dice() * 4) },
        productId: dice() < 0.7 ? (line.listedProduct ?? 1) : 1 + Math.floor(dice() * 9),
        customerId: dice() < 0.3 ? order.customer : null,
        // Now and then in the very second of the order, or just seven days before.
        occurredAt: isExact
          ? order.at - [0, 7 * DAY][Math.floor(dice() * 2)]!
          : Math.floor(order.at + (dice() * 11 - 10) * DAY),
      };
    });
    const isJoined = order.customer !== null && dice() < 0.6;
    const isSeen = dice() < 0.4;
    return {
      ...{ acts, visitor: isJoined ? ([visitorId, order.customer!] as const) : null },
      purchase: isSeen ? ([visitorId, order.id] as const) : null,
    };
  });
  return {
    acts: made.flatMap(({ acts }) => acts),
    visitors: made.flatMap(({ visitor }) => (visitor ? [visitor] : [])),
    purchases: made.flatMap(({ purchase }) => (purchase ? [purchase] : [])),
  };
}

function writeStorefront(db: Database, shopId: number, { acts, visitors, purchases }: Storefront): void {
  const act = db.sql.prepare(
    `INSERT INTO RecommendationEvent (shopId, eventId, kind, recommendationId, placement, productId, slot, visitorId,
       customerId, occurredAt, receivedAt) VALUES (?, ?, ?, 'issued', ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const one of acts)
    act.run(
      ...[shopId, one.eventId, one.kind, one.placement, one.productId, one.slot, one.visitorId, one.customerId],
      ...[one.occurredAt, one.occurredAt],
    );
  const identity = db.sql.prepare(`INSERT OR IGNORE INTO VisitorIdentity VALUES (?, ?, ?, 'login', 0)`);
  for (const [visitorId, customerId] of visitors) identity.run(shopId, visitorId, customerId);
  const purchase = db.sql.prepare(
    `INSERT INTO Interaction (shopId, eventId, kind, visitorId, orderId, occurredAt, receivedAt) VALUES (?, ?, 'purchase', ?, ?, 0, 0)`,
  );
  for (const [visitorId, orderId] of purchases) purchase.run(shopId, `purchase-${orderId}`, visitorId, orderId);
}

function countActivity(folder: Folder, { acts, ...known }: Storefront, { from, to }: { from: number; to: number }) {
  const inside = acts.filter(({ occurredAt }) => occurredAt >= from && occurredAt < to);
  const count = (some: readonly Act[]) => ({
    impressions: some.filter(({ kind }) => kind === 'impression').length,
    clicks: some.filter(({ kind }) => kind === 'click').length,
    addToCarts: some.filter(({ kind }) => kind === 'addToCart').length,
  });
  const all = count(inside);
  const joined = new Set(known.visitors.map(([visitorId]) => visitorId));
  const clicks = inside
    .filter(({ kind }) => kind === 'click')
    .sort((a, b) => b.occurredAt - a.occurredAt || (a.eventId < b.eventId ? -1 : 1));
  const orders = folder.orders.filter(({ at }) => at >= from && at < to);
  const clicked = acts.filter(({ kind }) => kind === 'click');
  return {
    ...all,
    clickThroughRate: all.impressions < 100 ? null : all.clicks / all.impressions,
    byPlacement: Object.fromEntries(
      [...groupBy(inside, ({ placement }) => placement)].map(([name, of]) => [name, count(of)]),
    ),
    lastClicks: clicks.slice(0, 10).map(({ placement, productId, slot, occurredAt, visitorId, customerId }) => ({
      ...{ placement, productId, slot, occurredAt, isKnown: customerId !== null || joined.has(visitorId) },
    })),
    ordersAfterClick: add(orders, (order) => (isAfterClick(order, clicked, known) ? 1 : 0)),
  };
}

/** Within seven days after a click on a product that the order kept; an order is placed some time in its second. */
function isAfterClick(order: FolderOrder, clicks: readonly Act[], known: Omit<Storefront, 'acts'>): boolean {
  const kept = order.lines.filter(({ units }) => units > 0).map(({ listedProduct }) => listedProduct);
  const isSame = ({ visitorId, customerId }: Act) =>
    (order.customer !== null &&
      (customerId === order.customer ||
        known.visitors.some(([visitor, customer]) => visitor === visitorId && customer === order.customer))) ||
    known.purchases.some(([visitor, orderId]) => visitor === visitorId && orderId === order.id);
  return clicks.some(
    (click) =>
      kept.includes(click.productId) &&
      order.at + 1000 > click.occurredAt &&
      order.at < click.occurredAt + 7 * DAY &&
      isSame(click),
  );
}
