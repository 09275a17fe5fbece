import type { WeightedRows } from './weighted-rows.ts';

/**
 * Compare the content of products pairwise: the cosine of row `queries[i]` with row `candidates[j]`, at
 * `i * candidates.length + j`. Rows have length 1.
 */
export function compareContent(
  { offsets, columns, weights }: WeightedRows,
  queries: Uint32Array,
  candidates: Uint32Array,
): Float32Array {
  const holders = new Map<number, [position: number, weight: number][]>();
  for (const [position, product] of candidates.entries()) {
    for (let i = offsets[product]!; i < offsets[product + 1]!; i++) {
      const list = holders.get(columns[i]!);
      if (list) list.push([position, weights[i]!]);
      else holders.set(columns[i]!, [[position, weights[i]!]]);
    }
  }
  const cosines = new Float32Array(queries.length * candidates.length);
  for (const [row, product] of queries.entries()) {
    const start = row * candidates.length;
    for (let i = offsets[product]!; i < offsets[product + 1]!; i++) {
      for (const [position, weight] of holders.get(columns[i]!) ?? [])
        cosines[start + position]! += weights[i]! * weight;
    }
  }
  return cosines;
}
