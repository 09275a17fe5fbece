/**
 * Give every id an index: the distinct ids, ascending. The id of index `i` is element `i`; because indices follow
 * ids, nothing downstream depends on the order in which ids were met, and a tie broken by index is broken by id.
 */
export function buildVocabulary(ids: Float64Array): Float64Array {
  return Float64Array.from(new Set(ids)).sort();
}
