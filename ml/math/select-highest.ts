/**
 * Select the ids with the highest scores among those accepted: best first, of equal scores the smaller id first, what a
 * full sort cut short would give. Nearly all are refused by one comparison with the worst of the best.
 *
 * @param ids each once; the first `count` are looked at. @param scores by id, no NaN.
 * @param accepts asked only of those that would be among the best so far.
 */
export function selectHighest(
  ids: Uint32Array,
  count: number,
  scores: Float64Array,
  limit: number,
  accepts: (id: number) => boolean,
): Uint32Array {
  // A heap with the worst of the best at its root.
  const heap = new Uint32Array(Math.min(limit, count));
  let size = 0;
  for (let i = 0; i < count; i++) {
    const id = ids[i]!;
    if (size < heap.length) {
      if (accepts(id)) rise(heap, size++, id, scores);
    } else if (size > 0 && isWorse(scores, heap[0]!, id) && accepts(id)) sink(heap, size, id, scores);
  }
  for (let end = size - 1; end > 0; end--) {
    const last = heap[end]!;
    heap[end] = heap[0]!;
    sink(heap, end, last, scores);
  }
  return heap.subarray(0, size);
}

/** Whether `a` comes behind `b`. */
function isWorse(scores: Float64Array, a: number, b: number): boolean {
  const difference = scores[a]! - scores[b]!;
  return difference < 0 || (difference === 0 && a > b);
}

/** Put an id at the end: better parents move down until one is worse. */
function rise(heap: Uint32Array, end: number, id: number, scores: Float64Array): void {
  let at = end;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWorse(scores, id, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = id;
}

/** Put an id in the place of the worst of the first `size`: worse children move up until both are better. */
function sink(heap: Uint32Array, size: number, id: number, scores: Float64Array): void {
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && isWorse(scores, heap[child + 1]!, heap[child]!)) child++;
    if (!isWorse(scores, heap[child]!, id)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = id;
}
