/** The app's bucket of cost points, as `extensions.cost.throttleStatus` shows it. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** A leaky bucket of cost points. */
export interface Bucket {
  /** Take the points if they are there. */
  take(points: number): boolean;
  giveBack(points: number): void;
  status(): ThrottleStatus;
}

const SECONDS_HELD = 20;

/** Open a full bucket that holds twenty seconds of its restore rate. `now` is in epoch milliseconds. */
export function openBucket(restoreRate: number, now: () => number): Bucket {
  const maximumAvailable = restoreRate * SECONDS_HELD;
  let available = maximumAvailable;
  let filledAt = now();
  const fill = (): void => {
    const at = now();
    available = Math.min(maximumAvailable, available + ((at - filledAt) / 1000) * restoreRate);
    filledAt = at;
  };
  return {
    take(points) {
      fill();
      if (points > available) return false;
      available -= points;
      return true;
    },
    giveBack(points) {
      available = Math.min(maximumAvailable, available + points);
    },
    status() {
      fill();
      return { maximumAvailable, currentlyAvailable: Math.floor(available), restoreRate };
    },
  };
}
