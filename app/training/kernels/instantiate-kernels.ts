import type { KernelName } from '#ml/kernels/machine.ts';

export interface KernelCall {
  readonly kernel: KernelName;
  readonly args: readonly number[];
}

/** Make the compiled kernels callable in this thread. A call that waits longer than `patienceMs` for a thread traps. */
export function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  patienceMs: number,
): (call: KernelCall) => number {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const functions = exports as Record<string, (...args: number[]) => number>;
  functions.setPatience?.(patienceMs * 1e6);
  return ({ kernel, args }) => {
    const run = functions[kernel];
    if (!run) throw new Error(`Cannot run kernel: it must be one of the compiled ones, got "${kernel}".`);
    return run(...args) ?? 0;
  };
}
