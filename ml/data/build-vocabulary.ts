/**
 * Give every id an index: the distinct ids, ascending. The id of index `i` is element `i`; because indices follow
 * ids, nothing downstream depends on the order in which ids were met, and a tie broken by index is broken by id.
 */
export function buildVocabulary(ids: Float64Array): Float64Array {
  const sorted = ids.slice().sort();
  let size = 0;
  for (const [i, id] of sorted.entries()) {
    if (i > 0 && id === sorted[i - 1]) continue;
    sorted[size++] = id;
  }
  return sorted.slice(0, size);
}
