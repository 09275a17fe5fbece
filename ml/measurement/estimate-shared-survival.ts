import { countUpTo } from '../data/count-up-to.ts';
import { estimateSurvival, type SurvivalCurve } from './estimate-survival.ts';
import type { SharedWaits } from './list-shared-waits.ts';

/** A survival curve of waits that come several from one buyer. */
export interface SharedSurvival {
  readonly curve: SurvivalCurve;
  /** The longest wait of each buyer, ascending. */
  readonly longest: Float64Array;
  /** Buyers that would say as much if all had equally many waits (Kish 1965): `(sum of waits)^2 / sum of waits^2`; 0 of none. */
  readonly effectiveN: number;
}

/**
 * Estimate the survival curve of waits of which a buyer has several: each wait counts once (product-limit, Kaplan & Meier
 * 1958), the variance takes the waits of a buyer as one observation (Ying & Wei 1994, as the infinitesimal jackknife):
 * `v(t) = sum over buyers of (sum over event times u <= t of (d_b(u) - k_b(u) d(u) / Y(u)) / (Y(u) - d(u)))^2`, where of `Y`
 * waits at risk `d` end at `u`, and `k_b`, `d_b` are those of the buyer. With one wait a buyer it is Greenwood's sum.
 */
export function estimateSharedSurvival(waits: SharedWaits): SharedSurvival {
  const { buyerCount, offsets, lengthMs } = waits;
  const returned = new Float64Array(lengthMs.length - buyerCount);
  const open = new Float64Array(buyerCount);
  const longest = new Float64Array(buyerCount);
  let [at, squares] = [0, 0];
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const last = offsets[buyer + 1]! - 1;
    let most = lengthMs[last]!;
    open[buyer] = most;
    for (let wait = offsets[buyer]!; wait < last; wait++) {
      returned[at++] = lengthMs[wait]!;
      most = Math.max(most, lengthMs[wait]!);
    }
    longest[buyer] = most;
    squares += (last + 1 - offsets[buyer]!) ** 2;
  }
  longest.sort();
  const curve = estimateSurvival(returned.sort(), open.sort());
  return {
    curve: { ...curve, variance: sumByBuyer(waits, curve), unitsAtRisk: countAtRisk(curve.times, longest) },
    longest,
    effectiveN: squares === 0 ? 0 : lengthMs.length ** 2 / squares,
  };
}

/** Buyers with a wait that lasts to a time or longer. */
function countAtRisk(times: Float64Array, longest: Float64Array): Float64Array {
  let gone = 0;
  return times.map((time) => {
    while (gone < longest.length && longest[gone]! < time) gone += 1;
    return longest.length - gone;
  });
}

/**
 * The variance up to each step. With `A(t) = sum of d / (Y (Y - d))` what a buyer adds is `(E - k A)^2`: `k` waits still last
 * after `t`, and each that is over by then has left `1 / (Y - d)` if it ended with an order, less `A` of its end, in `E`.
 * So `sum E^2`, `sum E k` and `sum k^2` are kept, and a wait moves them once.
 */
function sumByBuyer(waits: SharedWaits, { times, atRisk, events, variance: hazards }: SurvivalCurve): Float64Array {
  const { buyerCount, offsets } = waits;
  const left = new Float64Array(buyerCount);
  const lasting = Float64Array.from(left, (_, buyer) => offsets[buyer + 1]! - offsets[buyer]!);
  let [sumLeft, sumBoth] = [0, 0];
  let sumLasting = lasting.reduce((sum, count) => sum + count * count, 0);
  const { starts, owners } = groupByStep(waits, times);
  const variance = new Float64Array(times.length);
  const end = (owner: number, change: number) => {
    const [before, count] = [left[owner]!, lasting[owner]!];
    const after = before + change;
    sumLeft += after * after - before * before;
    sumBoth += after * (count - 1) - before * count;
    sumLasting -= 2 * count - 1;
    left[owner] = after;
    lasting[owner] = count - 1;
  };
  for (let step = 0; step < times.length; step++) {
    // Open waits that ran out since the step before have known the hazard up to it.
    const [from, firstOpen, to] = [starts[2 * step]!, starts[2 * step + 1]!, starts[2 * step + 2]!];
    for (let i = from; i < firstOpen; i++) end(owners[i]!, -(step > 0 ? hazards[step - 1]! : 0));
    const staying = atRisk[step]! - events[step]!;
    const hazard = hazards[step]!;
    if (staying === 0) {
      // Nobody is left, as in Greenwood's sum.
      variance[step] = Infinity;
      continue;
    }
    for (let i = firstOpen; i < to; i++) end(owners[i]!, 1 / staying - hazard);
    variance[step] = Math.max(0, sumLeft - 2 * hazard * sumBoth + hazard * hazard * sumLasting);
  }
  return variance;
}

/**
 * Whose waits end when: `starts[2 s + 1]` to `starts[2 s + 2]` at step `s` with an order, `starts[2 s]` to `starts[2 s + 1]` open
 * ones before it, after the step before.
 */
function groupByStep({ buyerCount, offsets, lengthMs }: SharedWaits, times: Float64Array) {
  const places = new Uint32Array(lengthMs.length);
  const starts = new Uint32Array(2 * times.length + 2);
  for (let buyer = 0; buyer < buyerCount; buyer++) {
    const last = offsets[buyer + 1]! - 1;
    for (let wait = offsets[buyer]!; wait <= last; wait++) {
      const passed = countUpTo(times, lengthMs[wait]!);
      places[wait] = wait < last ? 2 * passed - 1 : 2 * passed;
      starts[places[wait]! + 1]! += 1;
    }
  }
  for (let place = 1; place < starts.length; place++) starts[place]! += starts[place - 1]!;
  const next = starts.slice();
  const owners = new Uint32Array(lengthMs.length);
  for (let buyer = 0; buyer < buyerCount; buyer++)
    for (let wait = offsets[buyer]!; wait < offsets[buyer + 1]!; wait++) owners[next[places[wait]!]!++] = buyer;
  return { starts, owners };
}
