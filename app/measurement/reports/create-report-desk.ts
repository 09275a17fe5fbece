import type { Database } from '../../db.server.ts';
import { HOUR } from '../../time.ts';
import { createSnapshots } from './create-snapshots.ts';
import { openReport, type Answered, type OpenReport, type ReportQuestion } from './open-report.ts';

/** An answer, and whether it cost much to make. */
export interface DeskAnswer {
  readonly json: string;
  readonly isSlow: boolean;
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
  /** A slow answer may be so old while it is answered anew behind. 0: every answer is that of the facts as they are. */
  readonly slowMayBeOldMs: number;
  /** An answer that took less is made while the page waits. */
  readonly slowFromMs?: number;
  /** Told when something is to be caught up with. */
  readonly onBehind?: () => void;
  readonly budgetBytes?: number;
}

interface Kept extends Answered {
  readonly question: ReportQuestion;
  facts: string;
  readonly rest: string;
  readonly isWarmed: boolean;
  readonly elapsedMs: number;
  readonly answeredAt: number;
  askedAt: number;
}

const SLOW_MS = 150;
/** A slow answer that nobody asked for in this time is let grow old. */
const ASKED_WITHIN = HOUR;
const SNAPSHOT_BYTES = 768 * 2 ** 20;
const ANSWER_CHARACTERS = 32 * 2 ** 20;

/** Create the desk at which reports of a database are answered. */
export function createReportDesk(options: DeskOptions): ReportDesk {
  const { db, now, slowMayBeOldMs, slowFromMs = SLOW_MS, onBehind = () => {}, budgetBytes = SNAPSHOT_BYTES } = options;
  const sources = { db, now, snapshots: createSnapshots(db, budgetBytes) };
  const answers = new Map<string, Kept>();
  const behind = new Map<string, ReportQuestion>();
  const note = (key: string, question: ReportQuestion) => {
    if (behind.size === 0) onBehind();
    behind.set(key, question);
  };
  const tell = ({ json, elapsedMs }: Kept): DeskAnswer => ({ json, isSlow: elapsedMs >= slowFromMs });
  const make = (question: ReportQuestion, report: OpenReport): DeskAnswer => {
    const { key } = report;
    const kept = answers.get(key);
    behind.delete(key);
    answers.delete(key);
    if (kept && kept.rest === report.rest && kept.revision !== null && kept.revision === report.revise()) {
      answers.set(key, Object.assign(kept, { facts: report.facts }));
      return tell(kept);
    }
    const { facts, rest, isWarmed } = report;
    const times = { answeredAt: now(), askedAt: kept?.askedAt ?? now() };
    const startedMs = readThreadMs();
    const answered = report.answer();
    const made = { ...answered, ...times, question, facts, rest, isWarmed, elapsedMs: readThreadMs() - startedMs };
    answers.set(key, made);
    makeRoom(answers);
    return tell(made);
  };
  return {
    answer(question) {
      const report = openReport(sources, question);
      const { key } = report;
      const kept = answers.get(key);
      if (kept) {
        kept.askedAt = now();
        if (kept.facts === report.facts && kept.rest === report.rest) return tell(kept);
        if (kept.elapsedMs >= slowFromMs && now() - kept.answeredAt < slowMayBeOldMs) {
          note(key, question);
          return tell(kept);
        }
      }
      return make(question, report);
    },
    prepare: (question) => note(openReport(sources, question).key, question),
    sweep() {
      for (const [key, kept] of answers) {
        if (kept.elapsedMs < slowFromMs || (!kept.isWarmed && now() - kept.askedAt > ASKED_WITHIN)) continue;
        const { facts, rest } = openReport(sources, kept.question);
        if (facts !== kept.facts || rest !== kept.rest) note(key, kept.question);
      }
    },
    catchUp() {
      const [key, question] = behind.entries().next().value ?? [];
      if (key === undefined || !question) return false;
      behind.delete(key);
      make(question, openReport(sources, question));
      return true;
    },
  };
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
