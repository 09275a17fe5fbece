import type { Database } from '../db.server.ts';
import type { FactWriter } from './facts.ts';
import { openTombstones } from './fact-writers/open-tombstones.ts';
import { createCatalogWriter } from './fact-writers/write-catalog.ts';
import { createCollectionWriter } from './fact-writers/write-collections.ts';
import { createCustomerWriter } from './fact-writers/write-customers.ts';
import { createOrderWriter } from './fact-writers/write-orders.ts';
import { createRefundWriter } from './fact-writers/write-refunds.ts';
import { createOrderTracker } from './fact-writers/track-orders.ts';
import { prepareOnce } from './prepare-once.ts';

const BUMP = `UPDATE Shop SET factsVersion = factsVersion + ?, catalogVersion = catalogVersion + ?,
    erasureVersion = erasureVersion + ? WHERE id = ? RETURNING factsVersion`;
const NOTE_CHANGE = `INSERT INTO OrderChange (shopId, orderId, version) VALUES (?, ?, ?)
  ON CONFLICT DO UPDATE SET version = excluded.version`;

/**
 * Create the door through which every fact of a shop enters, whatever its source. Keep the writer for as many transactions as there are, calling `finish` at the end of each.
 *
 * @param subjectKey key of the redaction tombstones; null looks it up (see {@link deriveSubjectKey}).
 */
export function createFactWriter(db: Database, shopId: number, subjectKey: Buffer | null): FactWriter {
  const tombstones = openTombstones(db, shopId, subjectKey);
  const tracker = createOrderTracker(db, shopId, tombstones);
  const { finishCatalog, ...catalog } = createCatalogWriter(db, shopId);
  const { finishCollections, ...collections } = createCollectionWriter(db, shopId);
  const customers = createCustomerWriter(db, shopId, tombstones);
  const bump = prepareOnce(db, BUMP).pluck();
  const note = prepareOnce(db, NOTE_CHANGE);
  return {
    ...createOrderWriter(db, shopId, tombstones, tracker),
    ...createRefundWriter(db, shopId, tracker),
    touchOrder: tracker.revisit,
    ...catalog,
    ...collections,
    ...customers,
    finish() {
      const { isChanged, isErased, orderIds } = tracker.finish();
      const isCatalogChanged = [finishCatalog(), finishCollections()].includes(true);
      if (isChanged || isCatalogChanged) {
        const version = bump.get(Number(isChanged), Number(isCatalogChanged), Number(isErased), shopId);
        for (const orderId of orderIds) note.run(shopId, orderId, version);
      }
      tombstones.refresh();
    },
  };
}
