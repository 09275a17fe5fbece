import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { MINUTE } from '../time.ts';
import { trainSide, type SideModels, type SideWork } from './train-side.ts';

/** What the thread beside is given. */
export interface SideTask {
  readonly work: SideWork;
  /** Where it answers, once: `SideAnswer`. */
  readonly port: MessagePort;
  /** It writes 1 to it after its answer, and wakes who waits. */
  readonly isDone: Int32Array<SharedArrayBuffer>;
}

/** Models, or why there are none. */
export type SideAnswer = { readonly models: SideModels } | { readonly error: string };

export interface StartedSide {
  /** Wait for what was trained. Blocks. @throws {Error} if it failed, or the thread does not answer. */
  finish(): SideModels;
  /** Stop, finished or not. */
  close(): void;
}

interface SideOptions {
  /** How long the thread may take. Default half an hour: it takes seconds. */
  readonly patienceMs?: number;
  /** What the thread runs; for tests. */
  readonly threadUrl?: URL;
}

/**
 * Start `trainSide` in a thread beside this one, with the neural backend that it loads. The one that waits is blocked
 * meanwhile by training of its own, so the answer is fetched, not awaited.
 */
export function startSide(
  work: SideWork,
  { patienceMs = 30 * MINUTE, threadUrl = new URL('./side-thread.ts', import.meta.url) }: SideOptions = {},
): StartedSide {
  const { port1, port2 } = new MessageChannel();
  const isDone = new Int32Array(new SharedArrayBuffer(4));
  const workerData: SideTask = { work, port: port2, isDone };
  const thread = new Worker(threadUrl, { workerData, transferList: [port2], execArgv: [] });
  // Its silence is noticed when it is waited for.
  thread.on('error', () => {});
  return {
    finish() {
      Atomics.wait(isDone, 0, 0, patienceMs);
      const answer = receiveMessageOnPort(port1)?.message as SideAnswer | undefined;
      if (!answer) throw new Error(`Cannot train: the thread beside must answer within ${patienceMs} ms, got silence.`);
      if ('error' in answer) throw new Error(answer.error);
      return answer.models;
    },
    close() {
      port1.close();
      void thread.terminate();
    },
  };
}

/** The same without a thread and without a neural backend: `finish` does the work. */
export function deferSide(work: SideWork): StartedSide {
  return { finish: () => trainSide(work, null), close() {} };
}
