import type { Lists } from './lists.ts';

/** The values of a list, ascending: a view that holds until the lists change. */
export function listMembers({ values, starts, lengths }: Lists, list: number): Uint32Array {
  const start = starts[list] ?? 0;
  return values.subarray(start, start + (lengths[list] ?? 0));
}
