import { MINUTE } from '../time.ts';

/** Pieces of work numbered from 0, which threads take and end one after the other. */
export interface Turns {
  /** Take the next piece that nobody has taken. */
  take(): number;
  /** Wait until all pieces before it have ended, and end it by `finish`. @returns null if work was stopped. */
  end<Result>(piece: number, finish: () => Result): Result | null;
  /** Let nobody end another piece. */
  stop(): void;
}

/** What threads share of their turns. */
export type SharedTurns = Int32Array<SharedArrayBuffer>;

const TAKEN = 0;
const ENDED = 1;
const STOPPED = -1;
/** A piece takes milliseconds: who waits so long waits for a thread that died. */
const PATIENCE = 10 * MINUTE;

/** Memory for turns, none of them taken. */
export function shareTurns(): SharedTurns {
  return new Int32Array(new SharedArrayBuffer(8));
}

/** Create one thread's side of turns: several make pieces ready at a time, and end them in the order of their numbers. */
export function createTurns(shared: SharedTurns): Turns {
  return {
    take: () => Atomics.add(shared, TAKEN, 1),
    end(piece, finish) {
      for (let ended = Atomics.load(shared, ENDED); ended !== piece; ended = Atomics.load(shared, ENDED)) {
        if (ended === STOPPED) return null;
        if (Atomics.wait(shared, ENDED, ended, PATIENCE) === 'timed-out')
          throw new Error(`Cannot take turns: the thread beside must end piece ${ended}, got silence.`);
      }
      const result = finish();
      // Not where somebody stopped the work meanwhile.
      Atomics.compareExchange(shared, ENDED, piece, piece + 1);
      Atomics.notify(shared, ENDED);
      return result;
    },
    stop() {
      Atomics.store(shared, ENDED, STOPPED);
      Atomics.notify(shared, ENDED);
    },
  };
}
