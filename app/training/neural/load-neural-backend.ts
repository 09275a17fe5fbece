import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import util from 'node:util';
import type * as tensorflow from '@tensorflow/tfjs';
import type * as tensorflowWasm from '@tensorflow/tfjs-backend-wasm';
import type { NeuralBackend } from '#ml/neural/neural-backend.ts';
import type { Logger } from '../../logger.server.ts';
import { agreesByHand } from './agrees-by-hand.ts';
import { createSegmentSumKernel } from './segment-sum-kernel.ts';

type TensorFlow = typeof tensorflow;
/** Makes TensorFlow.js compute on one backend. Throws where that backend cannot be had. */
type Loader = () => Promise<TensorFlow>;

const require = createRequire(import.meta.url);
const LOADERS: readonly (readonly [NeuralBackend['name'], Loader])[] = [
  ['tensorflow', loadNative],
  ['wasm', loadWasm],
  ['cpu', loadCpu],
];

/**
 * Load the fastest backend that works here and computes what a hand computes: the native TensorFlow library where the
 * optional package `@tensorflow/tfjs-node` is installed and loads, else WebAssembly, else plain JavaScript. Nothing is
 * fetched. The log says which one trains, and why the ones before it do not.
 */
export async function loadNeuralBackend({
  log,
  names = ['tensorflow', 'wasm', 'cpu'],
}: { log?: Logger; names?: readonly NeuralBackend['name'][] } = {}): Promise<NeuralBackend & { close(): void }> {
  const refused: Record<string, string> = {};
  for (const [name, load] of LOADERS) {
    if (!names.includes(name)) continue;
    try {
      const tf = await withoutNewListeners(load);
      if (agreesByHand(tf)) {
        log?.info('neural backend loaded', { name, refused });
        return { name, tf, close: () => closeBackend(tf, name) };
      }
      refused[name] = 'its self-check disagrees';
    } catch (error) {
      // Expected: the native library is optional.
      refused[name] = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
    }
  }
  throw new Error(`Cannot load a neural backend: one must work, got ${JSON.stringify(refused)}.`);
}

async function loadNative(): Promise<TensorFlow> {
  // tfjs-node 4.22 calls what Node 23 took away.
  const old = util as { isNullOrUndefined?: (value: unknown) => boolean };
  old.isNullOrUndefined ??= (value) => value === null || value === undefined;
  const tf = require('@tensorflow/tfjs-node') as TensorFlow;
  return use(tf, 'tensorflow');
}

async function loadWasm(): Promise<TensorFlow> {
  const tf = require('@tensorflow/tfjs') as TensorFlow;
  const wasm = require('@tensorflow/tfjs-backend-wasm') as typeof tensorflowWasm;
  wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  return useSegmentSum(tf, 'wasm');
}

async function loadCpu(): Promise<TensorFlow> {
  return useSegmentSum(require('@tensorflow/tfjs') as TensorFlow, 'cpu');
}

async function useSegmentSum(tf: TensorFlow, backendName: 'wasm' | 'cpu'): Promise<TensorFlow> {
  const kernel = createSegmentSumKernel(backendName);
  if (tf.getKernel(kernel.kernelName, backendName)) tf.unregisterKernel(kernel.kernelName, backendName);
  tf.registerKernel(kernel);
  return use(tf, backendName);
}

async function use(tf: TensorFlow, backend: string): Promise<TensorFlow> {
  // Production mode: no hints on the console, no check of every result for NaN.
  tf.enableProdMode();
  if (!(await tf.setBackend(backend))) throw new Error(`Cannot use backend: ${backend} must start, and does not.`);
  await tf.ready();
  return tf;
}

/** Give the memory back; the backend can be started again. */
function closeBackend(tf: TensorFlow, name: string): void {
  const factory = tf.findBackendFactory(name);
  tf.removeBackend(name);
  tf.registerBackend(name, factory);
}

/** Emscripten listens for uncaught errors of the whole process, which are none of its business. */
async function withoutNewListeners<T>(load: () => Promise<T>): Promise<T> {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => new Set<unknown>(process.listeners(event as 'uncaughtException')));
  try {
    return await load();
  } finally {
    for (const [i, event] of events.entries()) {
      for (const listener of process.listeners(event as 'uncaughtException')) {
        if (!before[i]!.has(listener)) process.removeListener(event, listener);
      }
    }
  }
}
