import { ROW_CAP } from '#ml/data/choose-row-cap.ts';
import { createLists, type Lists } from './lists.ts';

/**
 * A matrix of ones that changes one by one, with what pair counts need of it at hand. Rows longer than `cap` count no
 * pairs (see {@link chooseRowCap}); {@link settleCap} brings `cap` up to date, before anything is read that hangs on it.
 */
export interface LiveRows {
  /** The columns of each row. */
  readonly rows: Lists;
  /** The rows of each column. */
  readonly columns: Lists;
  /** How many filled rows have each length; the last place counts all that are longer than a cap can be. */
  readonly lengthCounts: Uint32Array;
  /** Rows longer than the least cap: all that a moving cap can touch. */
  readonly longRows: Set<number>;
  cap: number;
  /** By column: its rows within the cap. */
  kept: Uint32Array;
  /** Ones in all rows within the cap. */
  keptOnes: number;
}

/** Create a live matrix without ones. */
export function createLiveRows(): LiveRows {
  return {
    rows: createLists(),
    columns: createLists(),
    lengthCounts: new Uint32Array(ROW_CAP.most + 2),
    longRows: new Set(),
    cap: ROW_CAP.least,
    kept: new Uint32Array(8),
    keptOnes: 0,
  };
}
