import type { ContentFeatures } from './content-features.ts';
import type { WeightedRows } from './weighted-rows.ts';

export interface WeighOptions {
  /** Columns that hashes fold into; a power of two. */
  readonly buckets: number;
  /** What a feature of each of `CONTENT_FIELDS` counts before idf. */
  readonly fieldWeights?: readonly number[];
}

/** Title, type, vendor, tag, price. */
const FIELD_WEIGHTS = [1, 1, 0.5, 1, 0.5];

/**
 * Weigh content by tf-idf (Salton & Buckley, 1988): a feature held by `d` of `n` products counts its field's weight
 * times `ln((n + 1) / (d + 1))`; each row then has length 1. Features of one bucket add up. A row whose features all
 * products share is empty, like one without features.
 */
export function weighContent(
  { offsets, hashes, fields }: ContentFeatures,
  { buckets, fieldWeights = FIELD_WEIGHTS }: WeighOptions,
): WeightedRows {
  const rowCount = offsets.length - 1;
  const holders = new Uint32Array(buckets);
  for (const hash of hashes) holders[hash & (buckets - 1)]! += 1;
  const starts = new Uint32Array(rowCount + 1);
  const columns = new Uint32Array(hashes.length);
  const weights = new Float32Array(hashes.length);
  let size = 0;
  for (let row = 0; row < rowCount; row++) {
    const from = size;
    const order = Array.from(hashes.subarray(offsets[row], offsets[row + 1]), (hash, i) => ({
      column: hash & (buckets - 1),
      field: fields[offsets[row]! + i]!,
    })).sort((a, b) => a.column - b.column || a.field - b.field);
    for (const { column, field } of order) {
      const weight = fieldWeights[field]! * Math.log((rowCount + 1) / (Math.min(holders[column]!, rowCount) + 1));
      if (weight <= 0) continue;
      if (size > from && columns[size - 1] === column) weights[size - 1]! += weight;
      else {
        columns[size] = column;
        weights[size++] = weight;
      }
    }
    const length = Math.hypot(...weights.subarray(from, size));
    for (let i = from; i < size; i++) weights[i]! /= length;
    starts[row + 1] = size;
  }
  return {
    rowCount,
    columnCount: buckets,
    offsets: starts,
    columns: columns.slice(0, size),
    weights: weights.slice(0, size),
  };
}
