// How the threads of one kernel keep step. All of them run the same function, each with its own number; the words
// below, at the start of the shared memory, are all that they tell each other.

/** How many have come to the barrier. */
const ARRIVED: usize = 1024;
/** How many times all have come: what the others wait for. */
const ROUND: usize = 1088;
/** The next piece of work. */
const NEXT: usize = 1152;
/** Looks before sleeping: most waits are short. */
const LOOKS: i32 = 4000;

/** Nanoseconds that a thread waits for the others. */
let patience: i64 = 60_000_000_000;

export function setPatience(nanoseconds: f64): void {
  patience = <i64>nanoseconds;
}

/**
 * Wait until all threads are here; the pieces of work are then counted from 0 again. Traps when the others do not come
 * in time: the caller learns that a thread is gone.
 */
export function meet(threads: i32): void {
  if (threads == 1) {
    store<i32>(NEXT, 0);
    return;
  }
  const round = atomic.load<i32>(ROUND);
  if (atomic.add<i32>(ARRIVED, 1) == threads - 1) {
    store<i32>(ARRIVED, 0);
    atomic.store<i32>(NEXT, 0);
    atomic.add<i32>(ROUND, 1);
    atomic.notify(ROUND, threads);
    return;
  }
  for (let look = 0; look < LOOKS; look++) if (atomic.load<i32>(ROUND) != round) return;
  while (atomic.load<i32>(ROUND) == round) {
    if (atomic.wait<i32>(ROUND, round, patience) == AtomicWaitResult.TIMED_OUT) unreachable();
  }
}

/** Take the next piece of work, counted from 0. Which thread takes which one changes no result. */
export function take(): i32 {
  return atomic.add<i32>(NEXT, 1);
}
