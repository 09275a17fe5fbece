import type { View } from './session-index.ts';

/** Oldest first; views of one instant by visitor, then by product id. */
export function compareViews(a: View, b: View): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.visitor !== b.visitor) return a.visitor < b.visitor ? -1 : 1;
  return a.productId - b.productId;
}

/** Add a view to a heap whose root is the oldest. */
export function pushView(heap: View[], view: View): void {
  let at = heap.length;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compareViews(heap[parent]!, view) <= 0) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = view;
}

/** Take the oldest view off a heap that holds one at least. */
export function popView(heap: View[]): View {
  const oldest = heap[0]!;
  const view = heap.pop()!;
  if (heap.length === 0) return oldest;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && compareViews(heap[child + 1]!, heap[child]!) < 0) child++;
    if (compareViews(view, heap[child]!) <= 0) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = view;
  return oldest;
}
