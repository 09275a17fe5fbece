/** Whose values a figure stands on. */
export type PooledFrom = 'own' | 'type' | 'shop';

/** Values of items, sorted, with what an item with few of its own can fall back on. */
export interface PooledValues {
  /** Ascending values of one item. */
  own(item: number): Float64Array;
  /** Ascending values of all items of the item's type; of an item without a type its own. */
  ofType(item: number): Float64Array;
  /** Ascending values of all items. */
  readonly all: Float64Array;
}

/**
 * Sort the values of each item and gather those of each product type.
 *
 * @param offsets values of item `i` are the positions `offsets[i]` to `offsets[i + 1]` of `values`.
 * @param types type of each item, 0 to `typeCount - 1`; -1 for none.
 */
export function poolByType(
  values: Float64Array,
  offsets: Uint32Array,
  types: Int32Array,
  typeCount: number,
): PooledValues {
  const sorted = values.slice();
  const typeOffsets = new Uint32Array(typeCount + 1);
  for (const [item, type] of types.entries()) {
    sorted.subarray(offsets[item], offsets[item + 1]).sort();
    if (type >= 0) typeOffsets[type + 1]! += offsets[item + 1]! - offsets[item]!;
  }
  for (let type = 0; type < typeCount; type++) typeOffsets[type + 1]! += typeOffsets[type]!;
  const next = typeOffsets.slice();
  const byType = new Float64Array(typeOffsets[typeCount]!);
  for (const [item, type] of types.entries()) {
    if (type < 0) continue;
    const own = sorted.subarray(offsets[item], offsets[item + 1]);
    byType.set(own, next[type]);
    next[type]! += own.length;
  }
  for (let type = 0; type < typeCount; type++) byType.subarray(typeOffsets[type], typeOffsets[type + 1]).sort();
  const own = (item: number) => sorted.subarray(offsets[item], offsets[item + 1]);
  return {
    own,
    ofType: (item) => {
      const type = types[item]!;
      return type < 0 ? own(item) : byType.subarray(typeOffsets[type], typeOffsets[type + 1]);
    },
    all: values.slice().sort(),
  };
}
