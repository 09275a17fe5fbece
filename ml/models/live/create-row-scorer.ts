import { ROW_CAP } from '#ml/data/choose-row-cap.ts';
import { selectTop } from '#ml/math/select-top.ts';
import { expectCounts } from './expect-counts.ts';
import type { LiveRow } from './live-row.ts';
import type { LiveRows } from './live-rows.ts';
import { settleCap } from './settle-cap.ts';

interface Room {
  /** By column: rows shared with the scored one; 0 between two questions. */
  counts: Uint32Array;
  touched: Uint32Array;
  scores: Float64Array;
  /** By a column's rows within the cap: the expectation; -1 between two questions. */
  expected: Float64Array;
  /** The root that its scores are divided by. */
  roots: Float64Array;
  distinct: Uint32Array;
  readonly sizes: Float64Array;
}

/**
 * Create the scorer of a column's neighbours as they are now: bit for bit the row that `trainCoPurchase` would train on
 * the same rows, worked out when it is asked for. Takes as long as the rows of that column have ones.
 *
 * @param idOf the id behind a column: equal scores go to the smaller.
 */
export function createRowScorer(
  live: LiveRows,
  idOf: (column: number) => number,
  maxNeighbors: number,
): (column: number) => LiveRow {
  const room: Room = {
    counts: new Uint32Array(0),
    touched: new Uint32Array(0),
    scores: new Float64Array(0),
    expected: new Float64Array(0),
    roots: new Float64Array(0),
    distinct: new Uint32Array(0),
    sizes: new Float64Array(ROW_CAP.most + 1),
  };
  return (column) => {
    settleCap(live);
    makeRoom(room, live);
    const { counts, scores, expected, roots, sizes } = room;
    const { kept } = live;
    const touched = room.touched.subarray(0, countShared(live, column, room));
    let longest = live.cap;
    while (longest > 0 && sizes[longest - 1] === 0) longest--;
    const distinct = listDistinct(touched, kept, room);
    expectCounts(sizes, longest, distinct, live.keptOnes, expected);
    for (let i = 0; i < distinct.size; i++) {
      const count = distinct.counts[i]!;
      roots[count] = Math.sqrt(expected[count]! + 2);
    }
    for (let i = 0; i < touched.length; i++) {
      const other = touched[i]!;
      const count = kept[other]!;
      scores[other] = (counts[other]! - expected[count]!) / roots[count]!;
    }
    const best = selectTop(
      touched,
      maxNeighbors,
      (a, b) => scores[b]! - scores[a]! || idOf(a) - idOf(b),
      (other) => scores[other]! > 0,
    );
    const row = {
      productIds: Float64Array.from(best, idOf),
      scores: Float32Array.from(best, (other) => scores[other]!),
      together: Uint32Array.from(best, (other) => counts[other]!),
      expected: Float32Array.from(best, (other) => expected[kept[other]!]!),
    };
    for (let i = 0; i < touched.length; i++) counts[touched[i]!] = 0;
    for (let i = 0; i < distinct.size; i++) expected[distinct.counts[i]!] = -1;
    sizes.fill(0);
    return row;
  };
}

/** Count the rows shared with every other column into `counts`, and their sizes. @returns how many columns were met. */
function countShared(live: LiveRows, column: number, { counts, touched, sizes }: Room): number {
  const { values, starts, lengths } = live.rows;
  const { columns, cap } = live;
  const start = columns.starts[column] ?? 0;
  const end = start + (columns.lengths[column] ?? 0);
  let size = 0;
  for (let r = start; r < end; r++) {
    const row = columns.values[r]!;
    const length = lengths[row]!;
    if (length > cap) continue;
    sizes[length - 1]! += 1;
    const from = starts[row]!;
    for (let i = from; i < from + length; i++) {
      const other = values[i]!;
      if (other === column) continue;
      if (counts[other]! === 0) touched[size++] = other;
      counts[other]! += 1;
    }
  }
  return size;
}

/** How often the touched columns are kept, each number once: equally frequent products are equally likely by chance. */
function listDistinct(touched: Uint32Array, kept: Uint32Array, { expected, distinct }: Room) {
  let size = 0;
  for (let i = 0; i < touched.length; i++) {
    const count = kept[touched[i]!]!;
    if (expected[count]! >= 0) continue;
    expected[count] = 0;
    distinct[size++] = count;
  }
  return { counts: distinct, size };
}

function makeRoom(room: Room, { kept, rows }: LiveRows): void {
  if (room.counts.length < kept.length) {
    room.counts = new Uint32Array(kept.length);
    room.touched = new Uint32Array(kept.length);
    room.scores = new Float64Array(kept.length);
    room.distinct = new Uint32Array(kept.length);
  }
  if (room.expected.length > rows.lengths.length) return;
  room.expected = new Float64Array(2 * rows.lengths.length).fill(-1);
  room.roots = new Float64Array(room.expected.length);
}
