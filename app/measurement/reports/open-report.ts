import type { Database } from '../../db.server.ts';
import type { ShopVersions } from '../../ingest/get-shop-versions.ts';
import type { LentSnapshots } from './create-lent-snapshots.ts';
import type { LentColumns, OpenSnapshot, Snapshots } from './create-snapshots.ts';
import { DERIVED } from './derived.ts';
import { keyOf, readQuestion, type NamedQuestion, type ReportQuestion } from './read-question.ts';
import type { ReportContext } from './report.ts';

/** Where reports find what they need. */
export interface ReportSources {
  readonly db: Database;
  readonly snapshots: Snapshots;
  /** What other threads keep. */
  readonly lent: Pick<LentSnapshots, 'find'>;
  now(): number;
}

/** A report about to be answered. */
export interface OpenReport extends NamedQuestion {
  readonly isWarmed: boolean;
  /** What the report depends on beside orders, catalogue and settings. */
  readonly version: string;
  /** What the answer is of, if it is made of what is stored now: the versions of facts and catalogue, and the report's own. */
  readonly state: string;
  /** The shop's columns as an answer would find them. */
  open(): Opened;
  answer(): Answered;
  /** These columns, for another thread. */
  lend(): LentColumns;
}

interface Opened {
  /** Of the columns. */
  readonly revision: number;
  readonly state: string;
  readonly readAt: number;
}

export interface Answered {
  readonly json: string;
  /** The columns it read; null if it read none. */
  readonly opened: Opened | null;
}

/**
 * Open a report of a shop.
 *
 * @param columnsMayBeOldMs a large shop's columns are left as they are for this long.
 * @throws {Error} if there is no such report or shop, or the parameters are not the report's.
 */
export function openReport(
  { db, snapshots, lent, now }: ReportSources,
  question: ReportQuestion,
  columnsMayBeOldMs: number,
): OpenReport {
  const { report, shop, asked, ...named } = readQuestion(db, question);
  let snapshot: OpenSnapshot | null = null;
  const columns = () => (snapshot ??= snapshots.open(shop, columnsMayBeOldMs));
  const context: ReportContext = {
    db,
    shop,
    columns: () => columns().columns,
    derive: (make) => columns().derive(make),
    orders() {
      const one = lent.find(shop);
      return one && { ...one, isRepeat: () => one.derive(DERIVED.isRepeat) };
    },
    now,
  };
  const version = String(report.version?.(context) ?? '');
  const tell = ({ revision, versions, readAt }: OpenSnapshot) => ({
    ...{ revision, readAt },
    state: writeState(versions, version),
  });
  return {
    ...named,
    isWarmed: (report.warmed ?? []).some((one) => keyOf(question, report.schema.parse(one)) === named.key),
    version,
    state: writeState(shop, version),
    open: () => tell(columns()),
    lend() {
      const { revision, versions, readAt, columns: own } = columns();
      return { shopId: shop.id, revision, versions, readAt, columns: own };
    },
    answer: () => ({ json: JSON.stringify(report.answer(context, asked)), opened: snapshot && tell(snapshot) }),
  };
}

function writeState({ factsVersion, catalogVersion }: Omit<ShopVersions, 'erasureVersion'>, version: string): string {
  return `${factsVersion} ${catalogVersion} ${version}`;
}
