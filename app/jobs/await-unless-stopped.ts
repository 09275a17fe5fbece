import { once } from 'node:events';

/**
 * Wait for work only as long as nobody stops us; the work is left to itself then.
 *
 * @throws {Error} if the work fails, or `signal` aborts.
 */
export async function awaitUnlessStopped<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  signal.throwIfAborted();
  const over = new AbortController();
  const stopped = once(signal, 'abort', { signal: over.signal }).then(
    () => signal.throwIfAborted(),
    () => undefined,
  );
  const result = await Promise.race([work(), stopped]).finally(() => over.abort());
  return result as Result;
}
