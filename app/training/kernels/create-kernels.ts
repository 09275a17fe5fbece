import { readFileSync } from 'node:fs';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { createSimdKernels } from '#ml/kernels/create-simd-kernels.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import type { Logger } from '../../logger.server.ts';
import { compileKernels } from './compile-kernels.ts';
import { createMachine, type MachineOptions } from './create-machine.ts';

export interface KernelOptions extends MachineOptions {
  readonly log?: Logger;
  /** The compiled module. Default: where the launcher leaves it. */
  readonly moduleUrl?: URL;
}

export interface OpenKernels extends Kernels {
  /** Stop the threads and let go of the memory. Later calls are refused. */
  close(): void;
}

/**
 * Create the numeric kernels: the compiled ones on threads, or, where they were not compiled or this machine refuses
 * them, the scalar ones: they are right too, and many times slower, and the log says so. Close them when done.
 */
export function createKernels({
  log,
  moduleUrl = new URL('../../../.cache/kernels/kernels.wasm', import.meta.url),
  ...options
}: KernelOptions = {}): OpenKernels {
  try {
    const machine = createMachine(compileKernels(readFileSync(moduleUrl)), options);
    return { ...createSimdKernels(machine), close: machine.close };
  } catch (error) {
    log?.warn('kernels.scalar', { reason: error });
    return { ...createScalarKernels(), close() {} };
  }
}
