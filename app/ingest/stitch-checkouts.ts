import type { App } from '../app.server.ts';
import type { Database } from '../db.server.ts';
import { count } from '../metrics.ts';
import { DAY, MINUTE, SECOND } from '../time.ts';
import { prepareOnce } from './prepare-once.ts';
import { stitchVisitor } from './stitch-visitor.ts';

/** A purchase the pixel saw, to be joined to its order. */
export interface SeenCheckout {
  readonly shopId: number;
  readonly eventId: string;
  readonly visitorId: string;
  readonly orderId: number | null;
  readonly checkoutToken: string;
  readonly receivedAt: number;
}

export interface CheckoutStitcher {
  /** Join the visitor to the order's customer once the order is there. */
  expect(checkout: SeenCheckout): void;
  close(): void;
}

const CAPACITY = 5000;
const WAIT = 30 * MINUTE;
const BY_ID = 'SELECT orderId, customerId FROM "Order" WHERE shopId = ? AND orderId = ? AND checkoutToken = ?';
const BY_TOKEN = `SELECT orderId, customerId FROM "Order" WHERE shopId = ? AND orderedAt > ? AND checkoutToken = ?`;
const SET_ORDER = 'UPDATE Interaction SET orderId = ? WHERE shopId = ? AND eventId = ? AND orderId IS NULL';

/**
 * Create the stitcher of checkouts: order facts come by another way, before the beacon or after it, so each purchase is
 * looked up every second for half an hour. Anybody can send a beacon: only the checkout token, which the buyer alone
 * was given, proves that the order is the visitor's; an order id is not enough.
 */
export function createCheckoutStitcher(app: App): CheckoutStitcher {
  let waiting: SeenCheckout[] = [];
  const run = () => {
    if (waiting.length === 0) return;
    const oldest = app.now() - WAIT;
    const before = waiting;
    waiting = app.db.sql.transaction(() => before.filter((checkout) => !join(app.db, checkout, app.now()))).immediate();
    const inTime = waiting.filter(({ receivedAt }) => receivedAt > oldest);
    count(app, 'regulars_checkouts_stitched_total', {}, before.length - waiting.length);
    count(app, 'regulars_checkouts_unknown_total', {}, waiting.length - inTime.length);
    waiting = inTime;
  };
  const timer = setInterval(() => {
    try {
      run();
    } catch (error) {
      app.log.error('checkouts were not stitched, they are tried again', { waiting: waiting.length, error });
    }
  }, SECOND);
  timer.unref();
  return {
    expect(checkout) {
      if (waiting.length < CAPACITY) waiting.push(checkout);
      else count(app, 'regulars_checkouts_shed_total');
    },
    close() {
      clearInterval(timer);
      run();
    },
  };
}

function join(
  db: Database,
  { shopId, eventId, visitorId, orderId, checkoutToken, receivedAt }: SeenCheckout,
  now: number,
): boolean {
  const order = (
    orderId === null
      ? prepareOnce(db, BY_TOKEN).get(shopId, receivedAt - 2 * DAY, checkoutToken)
      : prepareOnce(db, BY_ID).get(shopId, orderId, checkoutToken)
  ) as { readonly orderId: number; readonly customerId: number | null } | undefined;
  if (!order) return false;
  prepareOnce(db, SET_ORDER).run(order.orderId, shopId, eventId);
  if (order.customerId !== null)
    stitchVisitor(db, { shopId, visitorId, customerId: order.customerId }, 'checkout', now);
  return true;
}
