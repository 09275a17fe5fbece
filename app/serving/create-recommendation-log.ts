import type { App } from '../app.server.ts';
import { createWriteBehind } from '../create-write-behind.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { DAY } from '../time.ts';
import type { Placement } from './placements.ts';

/** A recommendation as it was issued. */
export interface IssuedRecommendation {
  readonly shopId: number;
  readonly recommendationId: string;
  readonly placement: Placement;
  readonly modelVersion: string | null;
  readonly fallback: string | null;
  readonly productId: number | null;
  readonly productIds: readonly number[];
  readonly visitorId: string | null;
  readonly issuedAt: number;
}

export interface RecommendationLog {
  /** Keep it, some time later. One that was kept lately is not written again, but at least once a day: it is pruned by age. */
  record(recommendation: IssuedRecommendation): void;
  /** Write what waits, then stop. */
  close(): Promise<void>;
}

const REMEMBERED = 20_000;
const INSERT = `INSERT INTO Recommendation
  (shopId, recommendationId, placement, modelVersion, fallback, productId, productIds, visitorId, issuedAt)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET issuedAt = max(issuedAt, excluded.issuedAt)`;

/** Create the log of issued recommendations: written behind the answers, in batches. */
export function createRecommendationLog(app: App): RecommendationLog {
  const recent = new Set<string>();
  const behind = createWriteBehind<IssuedRecommendation>(app, {
    name: 'recommendations',
    write(batch) {
      const insert = prepareOnce(app.db, INSERT);
      for (const row of batch) {
        const { shopId, recommendationId, placement, modelVersion, productId, visitorId, issuedAt } = row;
        const answer = [row.fallback ?? 'none', productId, JSON.stringify(row.productIds), visitorId, issuedAt];
        insert.run(shopId, recommendationId, placement, modelVersion, ...answer);
      }
    },
  });
  return {
    record(recommendation) {
      const { shopId, recommendationId, issuedAt } = recommendation;
      const key = `${shopId}|${recommendationId}|${Math.floor(issuedAt / DAY)}`;
      if (recent.has(key) || !behind.put(recommendation)) return;
      recent.add(key);
      if (recent.size > REMEMBERED) recent.delete(recent.keys().next().value!);
    },
    close: behind.close,
  };
}
