import type { DataType, KernelConfig, TensorInfo, TypedArray } from '@tensorflow/tfjs';

/** What the kernel asks of a backend; WASM and plain JavaScript both have it. */
interface Store {
  readSync(dataId: object): TypedArray;
  write(values: TypedArray, shape: number[], dtype: DataType): object;
}

/** Rows of `x` added up by segment, with 0 for a segment without rows; rows of ids below 0 are left out. */
const kernelFunc: KernelConfig['kernelFunc'] = ({ inputs, backend, attrs }) => {
  const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
  const store = backend as Store;
  const rowShape = x.shape.slice(segmentIds.shape.length);
  const width = rowShape.reduce((product, size) => product * size, 1);
  const shape = [attrs!.numSegments as number, ...rowShape];
  const values = store.readSync(x.dataId);
  const ids = store.readSync(segmentIds.dataId);
  const sums = x.dtype === 'int32' ? new Int32Array(shape[0]! * width) : new Float32Array(shape[0]! * width);
  for (let row = 0; row < ids.length; row++) {
    if (ids[row]! < 0) continue;
    const start = ids[row]! * width;
    for (let i = 0; i < width; i++) sums[start + i]! += values[row * width + i]!;
  }
  return { dataId: store.write(sums, shape, x.dtype), shape, dtype: x.dtype };
};

/**
 * The kernel without which nothing that gathers can be trained. TensorFlow.js 4.22 has none on WASM, and one on its plain
 * JavaScript backend that goes over all rows once for each segment.
 */
export const createSegmentSumKernel = (backendName: 'wasm' | 'cpu'): KernelConfig => ({
  kernelName: 'UnsortedSegmentSum',
  backendName,
  kernelFunc,
});
