import { parentPort, workerData } from 'node:worker_threads';
import { instantiateKernels, type KernelCall } from './instantiate-kernels.ts';

// A thread that helps: it runs what the caller runs, on the same memory, and says nothing.
const { module, memory, patienceMs } = workerData as {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  patienceMs: number;
};
const call = instantiateKernels(module, memory, patienceMs);
parentPort?.on('message', ({ kernel, args }: KernelCall) => call({ kernel, args }));
