import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';

/** Create the kernels of this machine. Close them when training is done. */
export function createKernels(): Kernels & { close(): void } {
  return { ...createScalarKernels(), close() {} };
}
