import { findNthLargest } from './find-nth-largest.ts';

/**
 * Move the `limit` ids with the highest scores to the front of the first `count`, in linear time on average; of equal
 * scores the smaller ids. The ids stay the same set, their order is lost: sort the few that are kept.
 *
 * @param scores by id, no NaN. @param room to work in, at least `count` long.
 * @returns how many are kept: `limit`, or `count` if there are no more.
 */
export function keepHighest(
  ids: Uint32Array,
  count: number,
  scores: Float64Array | Float32Array,
  limit: number,
  room: Float64Array,
): number {
  if (count <= limit) return count;
  for (let i = 0; i < count; i++) room[i] = scores[ids[i]!]!;
  const least = findNthLargest(room, count, limit);
  let above = 0;
  let equal = 0;
  for (let i = 0; i < count; i++) {
    const id = ids[i]!;
    const score = scores[id]!;
    if (score < least) continue;
    // Above it in front, equal ones next, the others behind.
    ids[i] = ids[above + equal]!;
    ids[above + equal] = id;
    if (score === least) equal++;
    else {
      ids[above + equal] = ids[above]!;
      ids[above++] = id;
    }
  }
  if (above + equal > limit) ids.subarray(above, above + equal).sort();
  return limit;
}
