import { MessageChannel, receiveMessageOnPort, Worker, workerData, type MessagePort } from 'node:worker_threads';
import { MINUTE } from './time.ts';

/** What a thread beside is given. */
interface Task<Work> {
  readonly work: Work;
  /** Where it answers each work, and gets the next. */
  readonly port: MessagePort;
  /** It writes 1 to it after its answer, and wakes who waits. */
  readonly isDone: Int32Array<SharedArrayBuffer>;
  /** Whether more work may come after the first. */
  readonly stays: boolean;
}

type Answer<Result> = { readonly result: Result } | { readonly error: string };

export interface StartedBeside<Work, Result> {
  /** Wait for the result. Blocks. @throws {Error} if the work failed, or the thread does not answer. */
  finish(): Result;
  /** Give a thread that stays its next work, once the last is finished. */
  ask(work: Work): void;
  /** Stop, finished or not. */
  close(): void;
}

interface BesideOptions {
  /** How long the thread may take. Default half an hour: it takes seconds. */
  readonly patienceMs?: number;
  /** Whether the thread waits for more work until it is closed. Default false: it ends with its answer. */
  readonly stays?: boolean;
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
  { patienceMs = 30 * MINUTE, stays = false }: BesideOptions = {},
): StartedBeside<Work, Result> {
  const { port1, port2 } = new MessageChannel();
  const isDone = new Int32Array(new SharedArrayBuffer(4));
  const task: Task<Work> = { work, port: port2, isDone, stays };
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
    ask(next) {
      Atomics.store(isDone, 0, 0);
      port1.postMessage(next);
    },
    close() {
      port1.close();
      void thread.terminate();
    },
  };
}

/** In a thread beside: do the work it was given, answer, wake who waits for it, and end, or stay for the next. */
export async function answerBeside<Work, Result>(run: (work: Work) => Result | Promise<Result>): Promise<void> {
  const { work, port, isDone, stays } = workerData as Task<Work>;
  const answer = async (asked: Work) => {
    try {
      port.postMessage({ result: await run(asked) });
    } catch (error) {
      port.postMessage({ error: error instanceof Error ? error.message : String(error) });
    } finally {
      Atomics.store(isDone, 0, 1);
      Atomics.notify(isDone, 0);
    }
  };
  await answer(work);
  if (stays) port.on('message', (next: Work) => void answer(next));
  else port.close();
}
