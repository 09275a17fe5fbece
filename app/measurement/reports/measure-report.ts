import type { OpenReport } from './open-report.ts';
import type { NamedQuestion, ReportQuestion } from './read-question.ts';

/** An answer, and what it was made of. */
export interface MadeAnswer extends NamedQuestion {
  readonly question: ReportQuestion;
  readonly json: string;
  readonly version: string;
  /** What it is an answer of. */
  state: string;
  /** The columns it read; null if it read none. */
  readonly revision: number | null;
  readonly isWarmed: boolean;
  /** What the thread worked for it, in milliseconds: a busy machine makes no answer a slow one. */
  readonly elapsedMs: number;
  /** When it was known to be an answer of what is stored. */
  readAt: number;
}

/** Answer an open report, and note what that took. @param at now. */
export function measureReport(question: ReportQuestion, report: OpenReport, at: number): MadeAnswer {
  const { key, settings, version, isWarmed } = report;
  const startedMs = readThreadMs();
  const { json, opened } = report.answer();
  const elapsedMs = readThreadMs() - startedMs;
  const { state = report.state, revision = null, readAt = at } = opened ?? {};
  return { question, json, key, settings, version, state, revision, isWarmed, elapsedMs, readAt };
}

function readThreadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
