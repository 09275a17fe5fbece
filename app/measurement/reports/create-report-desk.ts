import type { Database } from '../../db.server.ts';
import { HOUR, SECOND } from '../../time.ts';
import { createSnapshots } from './create-snapshots.ts';
import { openReport, type OpenReport } from './open-report.ts';
import type { NamedQuestion, ReportQuestion } from './read-question.ts';
import { LARGE_SHOP_ORDERS } from './report-message.ts';

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
  /** Answer one of what is noted. @returns whether there was one. */
  catchUp(): boolean;
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
  /** Told of a slow answer that nobody waited for, or that turned out to be still the newest. */
  readonly onCaughtUp?: (answer: DeskAnswer) => void;
  readonly budgetBytes?: number;
}

interface Kept extends NamedQuestion {
  readonly question: ReportQuestion;
  readonly json: string;
  readonly version: string;
  /** What it is an answer of. */
  state: string;
  /** The columns it read; null if it read none. */
  readonly revision: number | null;
  readonly isWarmed: boolean;
  readonly elapsedMs: number;
  /** When it was known to be an answer of what is stored. */
  readAt: number;
  askedAt: number;
}

const SLOW_MS = 150;
/** A slow answer that nobody asked for in this time is let grow old. */
const ASKED_WITHIN = HOUR;
/** Slow answers of a large shop are made anew of the same columns, if these are no older. */
const COLUMNS_KEPT = 15 * SECOND;
const SNAPSHOT_BYTES = 768 * 2 ** 20;
const ANSWER_CHARACTERS = 32 * 2 ** 20;

/** Create the desk at which reports of a database are answered. */
export function createReportDesk(options: DeskOptions): ReportDesk {
  const { db, now, slowMayBeOldMs, slowRestsMs = 0, slowFromMs = SLOW_MS } = options;
  const { budgetBytes = SNAPSHOT_BYTES, largeFromOrders = LARGE_SHOP_ORDERS } = options;
  const { onBehind = () => {}, onCaughtUp = () => {} } = options;
  const sources = { db, now, snapshots: createSnapshots(db, { now, budgetBytes, largeFromOrders }) };
  const answers = new Map<string, Kept>();
  const behind = new Map<string, ReportQuestion>();
  const note = (key: string, question: ReportQuestion) => {
    if (behind.size === 0) onBehind();
    behind.set(key, question);
  };
  const isSlow = ({ elapsedMs }: Kept) => elapsedMs >= slowFromMs;
  const tell = (kept: Kept): DeskAnswer => writeAnswer(kept, isSlow(kept));
  const rests = ({ readAt }: Kept) => now() - readAt < slowRestsMs;
  const make = (question: ReportQuestion, report: OpenReport): Kept => {
    const { key } = report;
    const kept = answers.get(key);
    behind.delete(key);
    answers.delete(key);
    const made = (kept && keepSame(kept, report)) ?? measure(question, report, now());
    answers.set(key, Object.assign(made, { askedAt: kept?.askedAt ?? now() }));
    makeRoom(answers);
    return made;
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
      return tell(make(question, report));
    },
    prepare: (question) => note(openReport(sources, question, 0).key, question),
    sweep() {
      for (const [key, kept] of answers) {
        if (!isSlow(kept) || (!kept.isWarmed && now() - kept.askedAt > ASKED_WITHIN)) continue;
        const { state, settings } = openReport(sources, kept.question, 0);
        if (settings !== kept.settings || (state !== kept.state && !rests(kept))) note(key, kept.question);
        else if (state === kept.state) onCaughtUp(tell(Object.assign(kept, { readAt: now() })));
      }
    },
    catchUp() {
      const [key, question] = behind.entries().next().value ?? [];
      if (key === undefined || !question) return false;
      behind.delete(key);
      const made = make(question, openReport(sources, question, Math.min(COLUMNS_KEPT, slowMayBeOldMs)));
      if (isSlow(made)) onCaughtUp(tell(made));
      return true;
    },
  };
}

function writeAnswer({ key, settings, json, readAt }: Kept, isSlow: boolean): DeskAnswer {
  return { key, settings, json, isSlow, readAt };
}

/** The answer that was kept, where the columns it read and all else are the same. */
function keepSame(kept: Kept, report: OpenReport): Kept | null {
  if (kept.revision === null || kept.settings !== report.settings || kept.version !== report.version) return null;
  const { revision, state, readAt } = report.open();
  return kept.revision === revision ? Object.assign(kept, { state, readAt }) : null;
}

function measure(question: ReportQuestion, report: OpenReport, at: number): Kept {
  const { key, settings, version, isWarmed } = report;
  const startedMs = readThreadMs();
  const { json, opened } = report.answer();
  const elapsedMs = readThreadMs() - startedMs;
  const { state = report.state, revision = null, readAt = at } = opened ?? {};
  return { question, json, key, settings, version, state, revision, isWarmed, elapsedMs, readAt, askedAt: at };
}

/** What this thread has worked, in milliseconds: a busy machine makes no answer a slow one. */
function readThreadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Forget the answers made longest ago. */
function makeRoom(answers: Map<string, Kept>): void {
  let characters = 0;
  for (const { json } of answers.values()) characters += json.length;
  for (const [key, { json }] of answers) {
    if (characters <= ANSWER_CHARACTERS || answers.size === 1) return;
    answers.delete(key);
    characters -= json.length;
  }
}
