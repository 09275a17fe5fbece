import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** A place in a shop's pixel events, in the order in which they were received. */
export interface ReceiptCursor {
  readonly receivedAt: number;
  readonly eventId: string;
}

/** A visitor's look at a product, or their putting it into the cart. */
export interface ReceivedView extends ReceiptCursor {
  readonly visitorId: string;
  readonly productId: number;
  readonly occurredAt: number;
}

interface VisitRange {
  /** Only what was received behind this, the oldest first. */
  readonly after?: ReceiptCursor;
  /** Without `after`: only what was received ahead of this, the newest first. */
  readonly before?: ReceiptCursor;
  readonly limit: number;
}

const COLUMNS = `SELECT receivedAt, eventId, visitorId, productId, occurredAt FROM Interaction
  WHERE shopId = @shopId AND kind IN ('view', 'addToCart') AND productId IS NOT NULL`;
const FORWARD = `${COLUMNS} AND receivedAt >= @receivedAt AND (receivedAt, eventId) > (@receivedAt, @eventId)
  ORDER BY receivedAt, eventId LIMIT @limit`;
const BACKWARD = `${COLUMNS} AND receivedAt <= @receivedAt AND (receivedAt, eventId) < (@receivedAt, @eventId)
  ORDER BY receivedAt DESC, eventId DESC LIMIT @limit`;

/** Load what visitors looked at, a page at a time, by when it was received. Of a redacted visitor nothing is left. */
export function loadVisits(db: Database, shopId: number, { after, before, limit }: VisitRange): ReceivedView[] {
  const from = after ?? before ?? { receivedAt: Number.MAX_SAFE_INTEGER, eventId: '' };
  return prepareOnce(db, after ? FORWARD : BACKWARD).all({ shopId, ...from, limit }) as ReceivedView[];
}
