import type { Database } from '../db.server.ts';
import { prepareOnce } from './prepare-once.ts';

/** How a shop's web pixel speaks. */
export interface PixelHealth {
  /** Epoch milliseconds; null before the first event. */
  readonly lastReceivedAt: number | null;
  /** Events of the period. */
  readonly received: number;
}

/** Get what the pixel of a shop has sent since an instant. */
export function getPixelHealth(db: Database, shopId: number, since: number): PixelHealth {
  return prepareOnce(
    db,
    `SELECT (SELECT max(receivedAt) FROM Interaction WHERE shopId = @shopId) AS lastReceivedAt,
       (SELECT count(*) FROM Interaction WHERE shopId = @shopId AND receivedAt >= @since) AS received`,
  ).get({ shopId, since }) as PixelHealth;
}
