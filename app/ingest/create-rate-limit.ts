interface RateLimitOptions {
  /** Tokens that come back in a second. */
  readonly perSecond: number;
  /** Tokens a key starts with and may save up. */
  readonly burst: number;
  /** Keys remembered; the oldest is forgotten. Default 10,000. */
  readonly capacity?: number;
}

export interface RateLimit {
  /** Take `cost` tokens of a key; false when it has not that many left, and then none is taken. */
  take(key: string | number, cost: number, now: number): boolean;
}

/** Create a limit by token bucket, one bucket a key. */
export function createRateLimit({ perSecond, burst, capacity = 10_000 }: RateLimitOptions): RateLimit {
  const buckets = new Map<string | number, { tokens: number; at: number }>();
  return {
    take(key, cost, now) {
      let bucket = buckets.get(key);
      if (!bucket) {
        buckets.set(key, (bucket = { tokens: burst, at: now }));
        if (buckets.size > capacity) buckets.delete(buckets.keys().next().value!);
      }
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      if (bucket.tokens < cost) return false;
      bucket.tokens -= cost;
      return true;
    },
  };
}
