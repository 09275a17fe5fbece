import { randomBytes } from 'node:crypto';
import type { Database } from '../db.server.ts';

const KEY = 'subject-key';

/**
 * The HMAC key of this database's redaction tombstones (see {@link openTombstones}), made on first use. It belongs to
 * the installation and not to a shop (`shopId` 0), so that erasing a shop leaves it.
 */
export function deriveSubjectKey(db: Database): Buffer {
  const read = db.sql.prepare('SELECT value FROM Setting WHERE shopId = 0 AND key = ?').pluck();
  const known = read.get(KEY) as string | undefined;
  if (known) return Buffer.from(JSON.parse(known) as string, 'base64');
  db.sql
    .prepare('INSERT INTO Setting (shopId, key, value, updatedAt) VALUES (0, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(KEY, JSON.stringify(randomBytes(32).toString('base64')), Date.now());
  return Buffer.from(JSON.parse(read.get(KEY) as string) as string, 'base64');
}
