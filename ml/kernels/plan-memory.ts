import { FIRST_FREE_BYTE, type Machine } from './machine.ts';

/** The places of arrays in a machine's memory. */
export interface MemoryPlan {
  /** Set room aside for `length` numbers of 4 bytes. Returns its address: a whole number of cache lines. */
  take(length: number): number;
  /** Have the machine make that much room, and return views of it. */
  open(machine: Machine): MemoryViews;
}

/** The same memory, as numbers of each kind: an address is a position times 4. */
export interface MemoryViews {
  readonly integers: Uint32Array;
  readonly floats: Float32Array;
}

/** Plan what lies where, one array after the other. */
export function planMemory(): MemoryPlan {
  let end = FIRST_FREE_BYTE;
  return {
    take(length) {
      const start = end;
      end = Math.ceil((start + 4 * length) / 64) * 64;
      return start;
    },
    open(machine) {
      const buffer = machine.reserve(end);
      return { integers: new Uint32Array(buffer), floats: new Float32Array(buffer) };
    },
  };
}
