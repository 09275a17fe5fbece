import type { Database } from '../../db.server.ts';
import { createLentSnapshots } from './create-lent-snapshots.ts';
import type { Renewal } from './create-report-desk.ts';
import { measureReport, type MadeAnswer } from './measure-report.ts';
import { openReport } from './open-report.ts';

/** Create what answers questions that nobody waits for, from columns that it is lent. */
export function createRenewer(db: Database, now: () => number): (renewal: Renewal) => MadeAnswer {
  const snapshots = createLentSnapshots();
  return ({ question, columns }) => {
    if (columns) snapshots.hold([columns]);
    return measureReport(question, openReport({ db, now, snapshots, lent: snapshots }, question, 0), now());
  };
}
