import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs';

/** What the kernel asks of the WASM backend. */
interface Heap {
  makeOutput(shape: number[], dtype: string): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array | Int32Array;
}

/**
 * The kernel that TensorFlow.js 4.22 lacks on its WASM backend, and without which nothing that gathers can be trained:
 * row `i` of `x` is added to row `segmentIds[i]` of the sums. Ids below 0 are left out.
 */
export const SEGMENT_SUM_KERNEL: KernelConfig = {
  kernelName: 'UnsortedSegmentSum',
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
    const heap = backend as Heap;
    const rowShape = x.shape.slice(segmentIds.shape.length);
    const width = rowShape.reduce((product, size) => product * size, 1);
    const sums = heap.makeOutput([attrs!.numSegments as number, ...rowShape], x.dtype);
    // Views of the heap are taken after the output is made: making it may move the heap.
    const from = heap.typedArrayFromHeap(x);
    const ids = heap.typedArrayFromHeap(segmentIds);
    const into = heap.typedArrayFromHeap(sums);
    into.fill(0);
    for (let row = 0; row < ids.length; row++) {
      if (ids[row]! < 0) continue;
      const start = ids[row]! * width;
      for (let i = 0; i < width; i++) into[start + i]! += from[row * width + i]!;
    }
    return sums;
  },
};
