/**
 * Select the best: at most `limit` of the accepted candidates, best first. What a full sort cut short would give, in
 * `n log(limit)` comparisons at most, whatever the order in which they come.
 *
 * @param compare negative when `a` is better. It must tell any two candidates apart (by id at last), so that the
 * result does not depend on their order.
 * @param accepts asked of those only that would be among the best so far. Default: all are accepted.
 */
export function selectTop<T>(
  candidates: ArrayLike<T>,
  limit: number,
  compare: (a: T, b: T) => number,
  accepts: (candidate: T) => boolean = () => true,
): T[] {
  // A heap with the worst of the best at its root: mostly one comparison refuses a candidate.
  const best: T[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[i]!;
    if (best.length < limit) {
      if (accepts(candidate)) rise(best, candidate, compare);
    } else if (limit > 0 && compare(candidate, best[0]!) < 0 && accepts(candidate)) {
      sink(best, candidate, compare);
    }
  }
  return best.sort(compare);
}

/** Add a candidate: better parents move down until one is worse. */
function rise<T>(heap: T[], candidate: T, compare: (a: T, b: T) => number): void {
  let at = heap.length;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compare(heap[parent]!, candidate) > 0) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = candidate;
}

/** Put a candidate in the place of the worst: worse children move up until both are better. */
function sink<T>(heap: T[], candidate: T, compare: (a: T, b: T) => number): void {
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && compare(heap[child + 1]!, heap[child]!) > 0) child++;
    if (compare(heap[child]!, candidate) < 0) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = candidate;
}
