import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';
import { settleLine } from './settle-line.ts';

/** A place among a customer's orders, which are listed newest first. */
export interface OrderCursor {
  readonly orderedAt: number;
  readonly orderId: number;
}

/** An order line, refunds and edits taken off. Money in minor units of the order's currency. */
export interface CustomerOrderLine {
  readonly productId: number | null;
  readonly units: number;
  readonly refundedUnits: number;
  readonly netMinor: number;
  readonly isGiftCard: boolean;
}

/** An order of a customer, whether it counts or not. */
export interface CustomerOrder extends OrderCursor {
  readonly name: string;
  /** Test and cancelled orders never count. */
  readonly state: 'counted' | 'cancelled' | 'test';
  readonly currency: string;
  readonly sourceName: string | null;
  /** Taken off the price; null if not stated. */
  readonly discountMinor: number | null;
  /** Empty too where nobody stated any. */
  readonly discountCodes: readonly string[];
  readonly isSubscription: boolean;
  /** Without gift cards, net of refunds. */
  readonly netMinor: number;
  readonly refundedMinor: number;
  /** What earned most first. */
  readonly lines: readonly CustomerOrderLine[];
}

interface Head extends OrderCursor {
  readonly name: string;
  readonly cancelledAt: number | null;
  readonly test: number;
  readonly currency: string;
  readonly sourceName: string | null;
  readonly discountMinor: number | null;
  readonly discountCodes: string | null;
}

interface Line {
  readonly orderId: number;
  readonly productId: number | null;
  readonly quantity: number;
  readonly currentQuantity: number;
  readonly netMinor: number;
  readonly isGiftCard: number;
  readonly isSubscription: number | null;
  readonly refundedUnits: number;
  readonly refundedMinor: number;
}

// The plus signs keep the database from walking all of the shop's orders by date to find the customer's.
const HEADS = `SELECT orderId, name, orderedAt, cancelledAt, test, currency, sourceName, discountMinor,
  discountCodes FROM "Order"
  WHERE shopId = @shopId AND customerId = @customerId AND (+orderedAt, +orderId) < (@orderedAt, @orderId)
  ORDER BY +orderedAt DESC, +orderId DESC LIMIT @limit`;
const LINES = `SELECT l.orderId, l.productId, l.quantity, l.currentQuantity, l.netMinor, l.isGiftCard, l.isSubscription,
    coalesce(sum(r.quantity), 0) AS refundedUnits, coalesce(sum(r.netMinor), 0) AS refundedMinor
  FROM json_each(@orderIds) ids
  CROSS JOIN OrderLine l ON l.shopId = @shopId AND l.orderId = ids.value
  LEFT JOIN RefundLine r ON r.shopId = l.shopId AND r.orderId = l.orderId AND r.lineId = l.lineId
  GROUP BY l.orderId, l.lineId ORDER BY l.orderId, l.lineId`;

/**
 * Load orders of a customer with their lines, newest first, cancelled and test orders too.
 *
 * @param before only orders older than this. @param limit at most so many.
 */
export function loadCustomerOrders(
  db: Database,
  shopId: number,
  customerId: number,
  { before, limit }: { readonly before?: OrderCursor | undefined; readonly limit: number },
): CustomerOrder[] {
  const { orderedAt, orderId } = before ?? { orderedAt: Number.MAX_SAFE_INTEGER, orderId: 0 };
  return db.sql.transaction(() => {
    const heads = prepareOnce(db, HEADS).all({ shopId, customerId, orderedAt, orderId, limit }) as Head[];
    const orderIds = JSON.stringify(heads.map((head) => head.orderId));
    const lines = prepareOnce(db, LINES).all({ shopId, orderIds }) as Line[];
    return heads.map((head) =>
      settleOrder(
        head,
        lines.filter(({ orderId: of }) => of === head.orderId),
      ),
    );
  })();
}

function settleOrder({ cancelledAt, test, discountCodes, ...head }: Head, lines: readonly Line[]): CustomerOrder {
  const settled = lines.map((line) => {
    const { remainingUnits, netMinor } = settleLine(line);
    const { productId, refundedUnits, isGiftCard } = line;
    return { productId, units: remainingUnits, refundedUnits, netMinor, isGiftCard: isGiftCard === 1 };
  });
  return {
    ...head,
    discountCodes: discountCodes ? (JSON.parse(discountCodes) as string[]) : [],
    state: test ? 'test' : cancelledAt === null ? 'counted' : 'cancelled',
    isSubscription: lines.some((line) => line.isSubscription === 1),
    netMinor: settled.reduce((sum, line) => sum + (line.isGiftCard ? 0 : line.netMinor), 0),
    refundedMinor: lines.reduce((sum, line) => sum + line.refundedMinor, 0),
    lines: settled.sort((a, b) => b.netMinor - a.netMinor),
  };
}
