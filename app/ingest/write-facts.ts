import type { Database } from '../db.server.ts';
import type { FactWriter } from './facts.ts';
import { openTombstones } from './fact-writers/open-tombstones.ts';
import { createCatalogWriter } from './fact-writers/write-catalog.ts';
import { createCustomerWriter } from './fact-writers/write-customers.ts';
import { createOrderWriter } from './fact-writers/write-orders.ts';
import { createRefundWriter } from './fact-writers/write-refunds.ts';
import { createOrderTracker } from './fact-writers/track-orders.ts';
import { prepareOnce } from './prepare-once.ts';

/**
 * Create the door through which every fact of a shop enters, whatever its source. Keep the writer for as many transactions as there are, calling `finish` at the end of each.
 *
 * @param subjectKey key of the redaction tombstones; null looks it up (see {@link deriveSubjectKey}).
 */
export function createFactWriter(db: Database, shopId: number, subjectKey: Buffer | null): FactWriter {
  const tombstones = openTombstones(db, shopId, subjectKey);
  const tracker = createOrderTracker(db, shopId, tombstones);
  const { finishCatalog, ...catalog } = createCatalogWriter(db, shopId);
  const customers = createCustomerWriter(db, shopId, tombstones);
  const bump = prepareOnce(
    db,
    'UPDATE Shop SET factsVersion = factsVersion + ?, catalogVersion = catalogVersion + ? WHERE id = ?',
  );
  return {
    ...createOrderWriter(db, shopId, tombstones, tracker),
    ...createRefundWriter(db, shopId, tracker),
    touchOrder: tracker.revisit,
    ...catalog,
    ...customers,
    finish() {
      const [facts, catalogue] = [tracker.finish() ? 1 : 0, finishCatalog() ? 1 : 0];
      if (facts || catalogue) bump.run(facts, catalogue, shopId);
      tombstones.refresh();
    },
  };
}
