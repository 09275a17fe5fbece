import { Worker } from 'node:worker_threads';
import type { App } from '../../app.server.ts';
import { SECOND } from '../../time.ts';
import { createReportQueue } from './create-report-queue.ts';
import { readQuestion } from './read-question.ts';
import type { ReportLoan, ReportNews, ReportReply, ReportRequest } from './report-message.ts';
import type { Reports } from './reports.ts';

const RESTART_AFTER = SECOND;
const STOP_WITHIN = 10 * SECOND;

interface ReportThreadOptions {
  /** It answers the quick reports. Default: the others. */
  readonly isQuick?: boolean;
  /** Given the columns that the thread keeps, as soon as these are others: for threads beside it. */
  readonly onKept?: (loan: ReportLoan) => void;
}

export interface ReportThread extends Reports {
  /** Give it the columns that another thread keeps. */
  lend(loan: ReportLoan): void;
}

/**
 * Start a thread that answers reports, the quick ones or the others, with a database connection of its own, so that the
 * storefront never waits for a page of figures. A thread that ends by itself is started again: what it was asked fails,
 * what it was not asked yet waits for the new one.
 */
export function startReportThread(
  { env, db, log }: Pick<App, 'env' | 'db' | 'log'>,
  { isQuick = false, onKept = () => {} }: ReportThreadOptions = {},
): ReportThread {
  const queue = createReportQueue({ now: Date.now, read: (question) => readQuestion(db, question) });
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  let thread: Worker | null = start();
  const send = (request: ReportRequest) => thread?.postMessage(request);

  function start(): Worker {
    const started = new Worker(new URL('./report-thread.ts', import.meta.url), {
      workerData: { databaseUrl: env.DATABASE_URL, isQuick },
      execArgv: [],
    });
    started.on('message', (message: ReportReply | ReportNews) => {
      if ('news' in message) queue.learn(message.news);
      else if ('isReading' in message) queue.note(message.isReading);
      else if ('kept' in message) onKept(message);
      else if ('fault' in message) log.error('reports.renewals-failed', { error: message.fault });
      else queue.settle(message);
    });
    started.on('error', (error) => log.error('reports.thread-failed', { error }));
    started.on('exit', (code) => {
      thread = null;
      onKept({ kept: [] });
      queue.note(false);
      queue.fail(stopping ? 'all' : 'sent', `its thread must go on, got exit code ${code}.`);
      if (stopping) return;
      log.error('reports.thread-ended', { code });
      restart = setTimeout(() => {
        thread = start();
        queue.sendRest(send);
      }, RESTART_AFTER);
    });
    return started;
  }

  return {
    ask: ({ id: shopId }, name, params) => queue.ask({ shopId, name, params }, thread && send),
    lend: (loan) => thread?.postMessage(loan),
    async close() {
      stopping = true;
      clearTimeout(restart);
      queue.fail('all', 'the server must go on, got its end.');
      const last = thread;
      if (!last) return;
      const timer = setTimeout(() => void last.terminate(), STOP_WITHIN);
      await new Promise<void>((resolve) => {
        last.once('exit', () => resolve());
        last.postMessage('stop');
      });
      clearTimeout(timer);
    },
  };
}
