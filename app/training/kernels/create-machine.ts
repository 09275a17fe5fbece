import { Worker } from 'node:worker_threads';
import { THREAD_NUMBER, type Machine } from '#ml/kernels/machine.ts';
import { SECOND } from '../../time.ts';
import { instantiateKernels } from './instantiate-kernels.ts';

const PAGE_BYTES = 65_536;
/** 2 GB: the largest dense matrix and what goes with it. */
const MAX_PAGES = 32_768;

export interface MachineOptions {
  /** The caller's included. Default 2. */
  readonly threads?: number;
  /** How long a thread may keep the others waiting. Default a minute: a piece of work takes milliseconds. */
  readonly patienceMs?: number;
  /** What a helping thread runs; for tests. */
  readonly threadUrl?: URL;
}

/**
 * Start the threads of the compiled kernels, on one shared memory that grows as needed. It and the threads go when
 * closed; an idle thread keeps no process alive. After a thread did not answer, every call is refused.
 */
export function createMachine(
  module: WebAssembly.Module,
  {
    threads = 2,
    patienceMs = 60 * SECOND,
    threadUrl = new URL('./kernel-thread.ts', import.meta.url),
  }: MachineOptions = {},
): Machine & { close(): void } {
  let memory: WebAssembly.Memory | null = new WebAssembly.Memory({ initial: 1, maximum: MAX_PAGES, shared: true });
  let call: ReturnType<typeof instantiateKernels> | null = instantiateKernels(module, memory, patienceMs);
  const workerData = { module, memory, patienceMs };
  const helpers = Array.from({ length: threads - 1 }, () => {
    const helper = new Worker(threadUrl, { workerData, execArgv: [] });
    helper.unref();
    // Its silence is noticed when it is waited for.
    helper.on('error', () => {});
    return helper;
  });
  function close(): void {
    memory = null;
    call = null;
    for (const helper of helpers) void helper.terminate();
  }
  return {
    threads,
    reserve(bytes) {
      if (!memory) throw new Error('Cannot reserve memory: the kernels must be open, got closed ones.');
      const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES);
      if (missing > 0 && bytes > MAX_PAGES * PAGE_BYTES)
        throw new RangeError(
          `Cannot reserve memory: it must be at most ${MAX_PAGES * PAGE_BYTES} bytes, got ${bytes}.`,
        );
      if (missing > 0) memory.grow(missing);
      return memory.buffer;
    },
    run(kernel, args) {
      if (!call) throw new Error('Cannot run kernel: the kernels must be open, got closed ones.');
      const argsOf = (thread: number) => args.map((arg) => (arg === THREAD_NUMBER ? thread : arg));
      for (const [index, helper] of helpers.entries()) helper.postMessage({ kernel, args: argsOf(index + 1) });
      try {
        return call({ kernel, args: argsOf(0) });
      } catch (error) {
        close();
        if (!(error instanceof WebAssembly.RuntimeError)) throw error;
        throw new Error(`Cannot run kernel: every thread must answer within ${patienceMs} ms, got silence.`, {
          cause: error,
        });
      }
    },
    close,
  };
}
