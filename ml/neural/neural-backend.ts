import type * as tensorflow from '@tensorflow/tfjs';

/** TensorFlow.js as loaded: the functions of the package, computing on the backend named. */
export interface NeuralBackend {
  /** `tensorflow`: the native library; `wasm`: WebAssembly with SIMD; `cpu`: plain JavaScript. */
  readonly name: 'tensorflow' | 'wasm' | 'cpu';
  readonly tf: typeof tensorflow;
}
