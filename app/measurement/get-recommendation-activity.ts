import type { Database } from '../db.server.ts';
import { KEPT_UNITS } from '../ingest/kept-units.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { DAY, SECOND } from '../time.ts';

/** Of all placements together, or of one. */
export interface ActivityCounts {
  readonly impressions: number;
  readonly clicks: number;
  readonly addToCarts: number;
}

export interface ClickMade {
  readonly placement: string;
  readonly productId: number;
  readonly slot: number | null;
  readonly occurredAt: number;
  /** Whether the person is known as a customer. */
  readonly isKnown: boolean;
}

/** What became of recommendations in a period. */
export interface RecommendationActivity extends ActivityCounts {
  /** Clicks per impression, and null below 100 impressions. */
  readonly clickThroughRate: number | null;
  readonly byPlacement: Readonly<Record<string, ActivityCounts>>;
  /** The newest clicks first. */
  readonly lastClicks: readonly ClickMade[];
  /** Counted orders of the period with a product that the same person clicked within the 7 days before. */
  readonly ordersAfterClick: number;
}

interface Period {
  /** Epoch milliseconds, included. */
  readonly from: number;
  /** Epoch milliseconds, not included. */
  readonly to: number;
  /** How many of the last clicks to give. Default 10. */
  readonly lastClicks?: number;
}

const MIN_IMPRESSIONS = 100;
const WINDOW = 7 * DAY;
/** Shopify states an order's instant to the second: one placed in the second of the click came after it. */
const ORDER_PRECISION = SECOND;

const COUNTS = `SELECT placement, kind, count(*) AS n FROM RecommendationEvent
  WHERE shopId = ? AND kind IN ('impression', 'click', 'addToCart') AND occurredAt >= ? AND occurredAt < ?
  GROUP BY placement, kind ORDER BY placement, kind`;
const LAST_CLICKS = `SELECT placement, productId, slot, occurredAt, visitorId, customerId FROM RecommendationEvent e
  WHERE shopId = ? AND kind = 'click' AND occurredAt >= ? AND occurredAt < ?
  ORDER BY occurredAt DESC, eventId LIMIT ?`;
/**
 * The same person: logged in when clicking, joined since, or the visitor whose pixel saw that very order (a guest). From
 * the clicks outwards (CROSS JOIN): a shop has many more orders in a month than clicks.
 */
const ORDERS = `WITH click AS (
    SELECT productId, visitorId, customerId, occurredAt FROM RecommendationEvent
    WHERE shopId = :shopId AND kind = 'click' AND occurredAt >= :from - :window AND occurredAt < :to
  ), known AS (
    SELECT productId, occurredAt, customerId FROM click WHERE customerId IS NOT NULL
    UNION
    SELECT c.productId, c.occurredAt, v.customerId FROM click c
      JOIN VisitorIdentity v ON v.shopId = :shopId AND v.visitorId = c.visitorId
  ), pair AS (
    SELECT o.orderId, k.productId, k.occurredAt FROM known k
      CROSS JOIN "Order" o ON o.shopId = :shopId AND o.customerId = k.customerId
    UNION
    SELECT i.orderId, c.productId, c.occurredAt FROM click c
      JOIN Interaction i ON i.shopId = :shopId AND i.visitorId = c.visitorId
      WHERE i.kind = 'purchase' AND i.orderId IS NOT NULL
  )
  SELECT count(DISTINCT o.orderId) FROM pair p
    CROSS JOIN "Order" o ON o.shopId = :shopId AND o.orderId = p.orderId
    CROSS JOIN OrderLine l ON l.shopId = :shopId AND l.orderId = o.orderId AND l.productId = p.productId
  WHERE NOT o.test AND o.cancelledAt IS NULL AND ${KEPT_UNITS} > 0
    AND o.orderedAt >= :from AND o.orderedAt < :to
    AND o.orderedAt + :precision > p.occurredAt AND o.orderedAt < p.occurredAt + :window`;

/** Get what became of a shop's recommendations in a period. */
export function getRecommendationActivity(
  db: Database,
  shopId: number,
  { from, to, lastClicks = 10 }: Period,
): RecommendationActivity {
  const rows = prepareOnce(db, COUNTS).all(shopId, from, to) as { placement: string; kind: string; n: number }[];
  const total = (kind: string, placement?: string) =>
    rows.reduce(
      (sum, row) => (row.kind === kind && (placement ?? row.placement) === row.placement ? sum + row.n : sum),
      0,
    );
  const countsOf = (placement?: string): ActivityCounts => ({
    impressions: total('impression', placement),
    clicks: total('click', placement),
    addToCarts: total('addToCart', placement),
  });
  const all = countsOf();
  return {
    ...all,
    clickThroughRate: all.impressions < MIN_IMPRESSIONS ? null : all.clicks / all.impressions,
    byPlacement: Object.fromEntries(rows.map(({ placement }) => [placement, countsOf(placement)])),
    lastClicks: loadLastClicks(db, shopId, from, to, lastClicks),
    ordersAfterClick: prepareOnce(db, ORDERS)
      .pluck()
      .get({ shopId, from, to, window: WINDOW, precision: ORDER_PRECISION }) as number,
  };
}

function loadLastClicks(db: Database, shopId: number, from: number, to: number, limit: number): ClickMade[] {
  const rows = prepareOnce(db, LAST_CLICKS).all(shopId, from, to, limit) as (Omit<ClickMade, 'isKnown'> & {
    readonly visitorId: string | null;
    readonly customerId: number | null;
  })[];
  const stitched = prepareOnce(db, 'SELECT count(*) FROM VisitorIdentity WHERE shopId = ? AND visitorId = ?').pluck();
  return rows.map(({ visitorId, customerId, ...click }) => ({
    ...click,
    isKnown: customerId !== null || (visitorId !== null && (stitched.get(shopId, visitorId) as number) > 0),
  }));
}
