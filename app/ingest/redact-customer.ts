import type { App } from '../app.server.ts';
import { deriveSubjectKey } from './derive-subject-key.ts';
import { createOrderDeleter } from './fact-writers/delete-order.ts';
import { openTombstones } from './fact-writers/open-tombstones.ts';
import { prepareOnce } from './prepare-once.ts';

interface CustomerRedaction {
  readonly customerId: number;
  /** Orders named by the request, besides those known to be the customer's. */
  readonly orderIds: readonly number[];
  readonly redactedAt: number;
}

/**
 * Erase a customer: orders, profile, visits, identities, recommendation events, data-request files and dead letters
 * that mention the person. Keyed hashes stay and refuse later facts. The caller opens the transaction.
 */
export function redactCustomer(
  app: App,
  shopId: number,
  { customerId, orderIds, redactedAt }: CustomerRedaction,
): void {
  const { db } = app;
  const known = prepareOnce(db, 'SELECT orderId FROM "Order" WHERE shopId = ? AND customerId = ?').pluck();
  const orders = new Set([...orderIds, ...(known.all(shopId, customerId) as number[])]);
  const tombstones = openTombstones(db, shopId, deriveSubjectKey(db));
  const deleteOrder = createOrderDeleter(db, shopId);
  tombstones.add('customer', customerId, redactedAt);
  for (const orderId of orders) {
    tombstones.add('order', orderId, redactedAt);
    deleteOrder(orderId);
  }
  deleteVisits(app, shopId, customerId);
  const tables = [
    'VisitorIdentity',
    'RecommendationEvent',
    'Customer',
    'EmailConsent',
    'BuyerProfile',
    'StaleProfile',
    'SegmentTag',
  ];
  for (const table of tables)
    prepareOnce(db, `DELETE FROM "${table}" WHERE shopId = ? AND customerId = ?`).run(shopId, customerId);
  deleteMentions(app, shopId, [customerId, ...orders]);
  prepareOnce(
    db,
    'UPDATE Shop SET factsVersion = factsVersion + 1, erasureVersion = erasureVersion + 1 WHERE id = ?',
  ).run(shopId);
}

/** What the customer's browsers did: a browser shared by two people goes whole. */
function deleteVisits({ db }: App, shopId: number, customerId: number): void {
  const visitors = '(SELECT visitorId FROM VisitorIdentity WHERE shopId = @shopId AND customerId = @customerId)';
  for (const table of ['Interaction', 'RecommendationEvent', 'Recommendation'])
    prepareOnce(db, `DELETE FROM "${table}" WHERE shopId = @shopId AND visitorId IN ${visitors}`).run({
      shopId,
      customerId,
    });
}

/** Sealed bytes cannot be searched by the database: each is opened, and goes if one of the ids stands in it. */
function deleteMentions({ db, sealer }: App, shopId: number, ids: readonly number[]): void {
  const mention = new RegExp(`(?<!\\d)(${ids.join('|')})(?!\\d)`);
  const mentions = (sealed: Buffer, context: string) => {
    const opened = sealer.open(sealed, context);
    // What nobody can read any more may mention them as well.
    return !opened || mention.test(opened.toString());
  };
  const letters = prepareOnce(db, 'SELECT id, bodySealed FROM DeadLetter WHERE shopId = ?');
  for (const { id, bodySealed } of letters.all(shopId) as { id: string; bodySealed: Buffer }[])
    if (mentions(bodySealed, `dead-letter:${shopId}:${id}`))
      prepareOnce(db, 'DELETE FROM DeadLetter WHERE shopId = ? AND id = ?').run(shopId, id);
  const files = prepareOnce(db, 'SELECT requestId AS id, fileSealed FROM DataRequest WHERE shopId = ?');
  for (const { id, fileSealed } of files.all(shopId) as { id: string; fileSealed: Buffer | null }[])
    if (fileSealed && mentions(fileSealed, `data-request:${shopId}:${id}`))
      prepareOnce(db, 'DELETE FROM DataRequest WHERE shopId = ? AND requestId = ?').run(shopId, id);
}
