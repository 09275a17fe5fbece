import type { SessionIndex } from './session-index.ts';

export interface SessionIndexOptions {
  /** Views kept; of more, the newest. Default 400,000: some 100,000 sessions. */
  readonly capacity?: number;
  /** A longer silence ends a session, in milliseconds. Default 30 minutes. */
  readonly silence?: number;
}

const MINUTE = 60_000;

/**
 * Create an index of sessions that holds none.
 *
 * @throws {RangeError} if `capacity` is not a positive integer or `silence` is negative.
 */
export function createSessionIndex(options: SessionIndexOptions = {}): SessionIndex {
  const { capacity = 400_000, silence = 30 * MINUTE } = options;
  if (!Number.isInteger(capacity) || capacity < 1)
    throw new RangeError(`Cannot create a session index: capacity must be a positive integer, got ${capacity}.`);
  if (!(silence >= 0))
    throw new RangeError(`Cannot create a session index: silence must be 0 or more, got ${silence}.`);
  return {
    capacity,
    silence,
    visitors: new Map(),
    productIds: [],
    indices: new Map(),
    postings: [],
    views: [],
    freeProducts: [],
    freeSlots: [],
    slotCount: 0,
    sessionCount: 0,
  };
}
