import { createHmac } from 'node:crypto';
import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../prepare-once.ts';
import { deriveSubjectKey } from '../derive-subject-key.ts';

/** Shops are kept, by domain, under `shopId` 0. */
export type SubjectKind = 'customer' | 'order' | 'shop';

/** What was erased and must stay so. Only keyed hashes of ids are kept. */
export interface Tombstones {
  /** The instant of the erasure, or null when the subject was not erased. */
  redactedAt(kind: SubjectKind, id: number | string): number | null;
  add(kind: SubjectKind, id: number | string, at: number): void;
  /** Look at the database again: another process may have erased something. Call at the end of each transaction. */
  refresh(): void;
}

/** Open the tombstones of a shop. A shop without any costs one lookup a transaction. */
export function openTombstones(db: Database, shopId: number, subjectKey: Buffer | null): Tombstones {
  const some = prepareOnce(db, 'SELECT 1 FROM Redaction WHERE shopId = ? LIMIT 1');
  const find = prepareOnce(
    db,
    'SELECT redactedAt FROM Redaction WHERE shopId = ? AND kind = ? AND subject = ?',
  ).pluck();
  const insert = prepareOnce(
    db,
    `INSERT INTO Redaction (shopId, kind, subject, redactedAt) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET redactedAt = min(redactedAt, excluded.redactedAt)`,
  );
  let key = subjectKey;
  let any: boolean | null = null;
  const hasAny = () => (any ??= some.get(shopId) !== undefined);
  const hash = (kind: string, id: number | string) =>
    createHmac('sha256', (key ??= deriveSubjectKey(db)))
      .update(`${shopId}:${kind}:${id}`)
      .digest('base64url');
  return {
    redactedAt: (kind, id) =>
      hasAny() ? ((find.get(shopId, kind, hash(kind, id)) as number | undefined) ?? null) : null,
    add(kind, id, at) {
      insert.run(shopId, kind, hash(kind, id), at);
      any = true;
    },
    refresh: () => void (any = null),
  };
}
