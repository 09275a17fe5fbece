import { setFlagsFromString } from 'node:v8';

/**
 * Compile the module with the optimising compiler at once. V8 would start with its quick one and replace functions as
 * they are called again; but a kernel is called once and runs for seconds, two to three times slower.
 */
export function compileKernels(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  setFlagsFromString('--no-liftoff');
  setFlagsFromString('--no-wasm-lazy-compilation');
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    setFlagsFromString('--liftoff');
    setFlagsFromString('--wasm-lazy-compilation');
  }
}
