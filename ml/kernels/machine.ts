/**
 * What the compiled kernels run on: one memory that all threads share, and the threads. Handed in, for only the app
 * knows of WebAssembly and workers.
 */
export interface Machine {
  /** The caller's included. */
  readonly threads: number;
  /**
   * Make the memory at least `bytes` long, and show all of it. What an earlier call left there stays until overwritten.
   *
   * @throws {RangeError} if the machine has not that much.
   */
  reserve(bytes: number): ArrayBufferLike;
  /**
   * Run an exported function in all threads, to its end. A thread finds its own number where `args` says
   * `THREAD_NUMBER`.
   *
   * @returns what it returned in the caller's thread.
   * @throws {Error} if a thread does not answer in time.
   */
  run(kernel: KernelName, args: readonly (number | typeof THREAD_NUMBER)[]): number;
}

export type KernelName = 'gram' | 'mirror' | 'invert' | 'alternate' | 'nearestColumns';

export const THREAD_NUMBER = 'thread number';

/** Where the kernels' own words end and the caller's data may start. */
export const FIRST_FREE_BYTE = 4096;
