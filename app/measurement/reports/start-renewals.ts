import { Worker } from 'node:worker_threads';
import type { Renewal } from './create-report-desk.ts';
import type { RenewalReply } from './renewal-thread.ts';

/** Answers questions that nobody waits for, so that nobody waits for them. */
export interface Renewals {
  /** Say that there is something to take. */
  wake(): void;
  close(): Promise<void>;
}

interface RenewalOptions {
  readonly databaseUrl: string;
  /** What is to be answered next; null for nothing. */
  take(): Renewal | null;
  /** Told what came of it; null where nothing did. */
  learn(reply: RenewalReply): void;
  /** Told why the thread ended by itself. */
  fail(error: unknown): void;
}

/**
 * Start answering, one question at a time, in a thread that begins with the first of them. If it ends by itself, what it
 * was at is given up, and the next question begins another one.
 */
export function startRenewals(options: RenewalOptions): Renewals {
  const { take, learn, fail } = options;
  let thread: Worker | null = null;
  let isBusy = false;
  let isNoted = false;
  let isClosed = false;

  /** A turn of the loop later: who asks meanwhile is answered first. */
  const wake = () => {
    if (isBusy || isNoted) return;
    isNoted = true;
    setTimeout(() => {
      isNoted = false;
      if (isClosed) return;
      const renewal = takeNext();
      if (!renewal) return;
      isBusy = true;
      (thread ??= start()).postMessage(renewal);
    }, 0);
  };
  const goOn = (reply: RenewalReply) => {
    if (isClosed) return;
    isBusy = false;
    learn(reply);
    wake();
  };

  function takeNext(): Renewal | null {
    try {
      return take();
    } catch {
      // Its shop is gone, or cannot be read: whoever asks for this answer is told.
      return takeNext();
    }
  }

  function start(): Worker {
    const started = new Worker(new URL('./renewal-thread.ts', import.meta.url), {
      workerData: { databaseUrl: options.databaseUrl },
      execArgv: [],
    });
    started.on('message', goOn);
    started.on('error', fail);
    started.on('exit', () => {
      thread = null;
      goOn(null);
    });
    return started;
  }

  return {
    wake,
    async close() {
      isClosed = true;
      const last = thread;
      if (!last) return;
      await new Promise<void>((resolve) => {
        last.once('exit', () => resolve());
        last.postMessage('stop');
      });
    },
  };
}
