import { MessageChannel, receiveMessageOnPort, Worker, workerData, type MessagePort } from 'node:worker_threads';
import { MINUTE } from './time.ts';

/** What a thread beside is given. */
interface Task<Work> {
  readonly work: Work;
  /** Where it answers, once. */
  readonly port: MessagePort;
  /** It writes 1 to it after its answer, and wakes who waits. */
  readonly isDone: Int32Array<SharedArrayBuffer>;
}

type Answer<Result> = { readonly result: Result } | { readonly error: string };

export interface StartedBeside<Result> {
  /** Wait for the result. Blocks. @throws {Error} if the work failed, or the thread does not answer. */
  finish(): Result;
  /** Stop, finished or not. */
  close(): void;
}

interface BesideOptions {
  /** How long the thread may take. Default half an hour: it takes seconds. */
  readonly patienceMs?: number;
}

/**
 * Start a thread beside this one, which runs `answerBeside`. The one that waits is blocked meanwhile by work of its own, so
 * the result is fetched, not awaited.
 *
 * @param verb what is done, for the error's sentence.
 */
export function startBeside<Work, Result>(
  threadUrl: URL,
  verb: string,
  work: Work,
  { patienceMs = 30 * MINUTE }: BesideOptions = {},
): StartedBeside<Result> {
  const { port1, port2 } = new MessageChannel();
  const isDone = new Int32Array(new SharedArrayBuffer(4));
  const task: Task<Work> = { work, port: port2, isDone };
  const thread = new Worker(threadUrl, { workerData: task, transferList: [port2], execArgv: [] });
  // Its silence is noticed when it is waited for.
  thread.on('error', () => {});
  return {
    finish() {
      Atomics.wait(isDone, 0, 0, patienceMs);
      const answer = receiveMessageOnPort(port1)?.message as Answer<Result> | undefined;
      if (!answer)
        throw new Error(`Cannot ${verb}: the thread beside must answer within ${patienceMs} ms, got silence.`);
      if ('error' in answer) throw new Error(answer.error);
      return answer.result;
    },
    close() {
      port1.close();
      void thread.terminate();
    },
  };
}

/** In a thread beside: do the work it was given, answer once, wake who waits for it, and end. */
export async function answerBeside<Work, Result>(run: (work: Work) => Result | Promise<Result>): Promise<void> {
  const { work, port, isDone } = workerData as Task<Work>;
  try {
    port.postMessage({ result: await run(work) });
  } catch (error) {
    port.postMessage({ error: error instanceof Error ? error.message : String(error) });
  } finally {
    Atomics.store(isDone, 0, 1);
    Atomics.notify(isDone, 0);
    port.close();
  }
}
