import type { Database } from '../../db.server.ts';
import { HOUR, MINUTE } from '../../time.ts';
import { createLentSnapshots } from './create-lent-snapshots.ts';
import { LARGE_SHOP_ORDERS, createSnapshots, type LentColumns } from './create-snapshots.ts';
import { createKeptAnswers, type KeptAnswer } from './create-kept-answers.ts';
import { measureReport, type MadeAnswer } from './measure-report.ts';
import { openReport, type OpenReport } from './open-report.ts';
import type { NamedQuestion, ReportQuestion } from './read-question.ts';

/** An answer, whether it cost much to make, and when it was known to be an answer of what is stored. */
export interface DeskAnswer extends NamedQuestion {
  readonly json: string;
  readonly isSlow: boolean;
  readonly readAt: number;
}

/** Answers reports, and keeps the answers. */
export interface ReportDesk {
  /** The answer. @throws {Error} if the report cannot be answered. */
  answer(question: ReportQuestion): DeskAnswer;
  /** Ask for an answer that nobody waits for. */
  prepare(question: ReportQuestion): void;
  /** Note which slow answers are behind the facts, unless nobody asked for them of late. */
  sweep(): void;
  /** Take one of what is noted, for another thread to answer; null if nothing is. */
  takeBehind(): Renewal | null;
  /** Keep an answer that another thread made. */
  learn(made: MadeAnswer): void;
  /** Hold the columns that another thread keeps, instead of those before. */
  hold(columns: readonly LentColumns[]): void;
}

/** A question that nobody waits for, and the columns to answer it from; none where it reads none. */
export interface Renewal {
  readonly question: ReportQuestion;
  readonly columns: LentColumns | null;
}

interface DeskOptions {
  readonly db: Database;
  now(): number;
  /**
   * A slow answer, and the columns of a large shop, may be so old while they are made anew behind.
   * 0: every answer is that of the facts as they are.
   */
  readonly slowMayBeOldMs: number;
  /** A slow answer is not made anew earlier. */
  readonly slowRestsMs?: number;
  /** A shop of so many orders is large. */
  readonly largeFromOrders?: number;
  /** An answer that took less is made while the page waits. */
  readonly slowFromMs?: number;
  /** Told when something is to be caught up with. */
  readonly onBehind?: () => void;
  /** Told when all orders of a shop begin to be read, and when they are: this may take seconds. */
  readonly onReading?: (isReading: boolean) => void;
  /** Given the columns of all large shops that are kept, as soon as these are others. */
  readonly onKept?: (columns: readonly LentColumns[]) => void;
  /** Told of a slow answer that nobody waited for, or that turned out to be still the newest. */
  readonly onCaughtUp?: (answer: DeskAnswer) => void;
  readonly budgetBytes?: number;
}

const SLOW_MS = 150;
/** A slow answer that nobody asked for in this time is let grow old. */
const ASKED_WITHIN = HOUR;
/** Slow answers of a large shop are made anew of the same columns, if these are no older. */
const COLUMNS_KEPT = MINUTE;
const SNAPSHOT_BYTES = 768 * 2 ** 20;

/** Create the desk at which reports of a database are answered. */
export function createReportDesk(options: DeskOptions): ReportDesk {
  const { now, slowMayBeOldMs, slowRestsMs = 0, slowFromMs = SLOW_MS } = options;
  const { onBehind = () => {}, onCaughtUp = () => {} } = options;
  const sources = createSources(options);
  const answers = createKeptAnswers(now);
  const behind = new Map<string, ReportQuestion>();
  const note = (key: string, question: ReportQuestion) => {
    if (behind.size === 0) onBehind();
    behind.set(key, question);
  };
  const isSlow = ({ elapsedMs }: MadeAnswer) => elapsedMs >= slowFromMs;
  const tell = (kept: MadeAnswer): DeskAnswer => writeAnswer(kept, isSlow(kept));
  const rests = ({ readAt }: KeptAnswer) => now() - readAt < slowRestsMs;
  const learn = (made: MadeAnswer) => {
    const kept = answers.keep(made);
    if (isSlow(kept)) onCaughtUp(tell(kept));
  };
  return {
    answer(question) {
      const report = openReport(sources, question, slowMayBeOldMs);
      const { key } = report;
      const kept = answers.get(key);
      if (kept?.settings === report.settings) {
        kept.askedAt = now();
        if (kept.state === report.state) return tell(Object.assign(kept, { readAt: now() }));
        if (isSlow(kept) && now() - kept.readAt < slowMayBeOldMs) {
          if (!rests(kept)) note(key, question);
          return tell(kept);
        }
      }
      behind.delete(key);
      return tell(answers.keep((kept && keepSame(kept, report)) ?? measureReport(question, report, now())));
    },
    prepare: (question) => note(openReport(sources, question, 0).key, question),
    sweep() {
      for (const [key, kept] of answers.list()) {
        if (!isSlow(kept) || (!kept.isWarmed && now() - kept.askedAt > ASKED_WITHIN)) continue;
        const { state, settings } = openReport(sources, kept.question, 0);
        if (settings !== kept.settings || (state !== kept.state && !rests(kept))) note(key, kept.question);
        else if (state === kept.state) onCaughtUp(tell(Object.assign(kept, { readAt: now() })));
      }
    },
    takeBehind() {
      for (const [key, question] of behind) {
        behind.delete(key);
        const report = openReport(sources, question, Math.min(COLUMNS_KEPT, slowMayBeOldMs));
        const kept = answers.get(key);
        if (kept?.revision === null) return { question, columns: null };
        const same = kept && keepSame(kept, report);
        if (!same) return { question, columns: report.lend() };
        learn(same);
      }
      return null;
    },
    learn(made) {
      // Somebody who waited may have been given a newer one meanwhile.
      if ((answers.get(made.key)?.readAt ?? 0) <= made.readAt) learn(made);
    },
    hold: sources.lent.hold,
  };
}

function createSources(options: DeskOptions) {
  const { db, now, budgetBytes = SNAPSHOT_BYTES, largeFromOrders = LARGE_SHOP_ORDERS } = options;
  const { onReading = () => {}, onKept = () => {} } = options;
  const snapshots = createSnapshots(db, { now, budgetBytes, largeFromOrders, onReading, onKept });
  return { db, now, snapshots, lent: createLentSnapshots() };
}

function writeAnswer({ key, settings, json, readAt }: MadeAnswer, isSlow: boolean): DeskAnswer {
  return { key, settings, json, isSlow, readAt };
}

/** The answer that was kept, where the columns it read and all else are the same. */
function keepSame(kept: MadeAnswer, report: OpenReport): MadeAnswer | null {
  if (kept.revision === null || kept.settings !== report.settings || kept.version !== report.version) return null;
  const { revision, state, readAt } = report.open();
  return kept.revision === revision ? { ...kept, state, readAt } : null;
}
