import { createHash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What the token endpoint answers for an offline token. */
export interface TokenGrant {
  readonly access_token: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: number;
}

/** Issues, rotates and checks access tokens. Only hashes are kept. */
export interface TokenKeeper {
  issue(scope: string, seconds: number): TokenGrant;
  /**
   * Rotate: a new pair for a refresh token. The token it came from stays usable until the new one is used.
   * Undefined if it is unknown, expired or replaced.
   */
  refresh(refreshToken: string, scope: string, seconds: number): TokenGrant | undefined;
  isValid(accessToken: string): boolean;
  /** Whether the app has ever asked for a token that was not revoked. */
  hasAny(): boolean;
  revokeAll(): void;
}

const REFRESH_SECONDS = 90 * 24 * 3600;

const TABLES = `
CREATE TABLE IF NOT EXISTS Token (
  hash TEXT PRIMARY KEY, kind TEXT NOT NULL, expiresAt INTEGER NOT NULL,
  /* Refresh tokens: the one it was made from. */
  parent TEXT) STRICT`;

/** Open the token table. `now` is in epoch milliseconds. */
export function keepTokens(sql: Database, now: () => number): TokenKeeper {
  sql.exec(TABLES);
  const put = sql.prepare('INSERT INTO Token VALUES (?, ?, ?, ?)');
  const find = sql.prepare('SELECT expiresAt, parent FROM Token WHERE hash = ? AND kind = ?');
  const drop = sql.prepare('DELETE FROM Token WHERE hash = ?');
  const prune = sql.prepare('DELETE FROM Token WHERE expiresAt < ?');
  const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
  const create = (scope: string, seconds: number, parent: string | null): TokenGrant => {
    const access = `shpat_${randomBytes(16).toString('hex')}`;
    const refresh = `shprt_${randomBytes(16).toString('hex')}`;
    prune.run(now());
    put.run(hash(access), 'access', now() + seconds * 1000, null);
    put.run(hash(refresh), 'refresh', now() + REFRESH_SECONDS * 1000, parent);
    return {
      access_token: access,
      scope,
      expires_in: seconds,
      refresh_token: refresh,
      refresh_token_expires_in: REFRESH_SECONDS,
    };
  };
  return {
    issue: (scope, seconds) => create(scope, seconds, null),
    refresh(refreshToken, scope, seconds) {
      const key = hash(refreshToken);
      const row = find.get(key, 'refresh') as { expiresAt: number; parent: string | null } | undefined;
      if (!row || row.expiresAt < now()) return undefined;
      // Using a token ends the one before it.
      if (row.parent !== null) drop.run(row.parent);
      return create(scope, seconds, key);
    },
    isValid(accessToken) {
      const row = find.get(hash(accessToken), 'access') as { expiresAt: number } | undefined;
      return row !== undefined && row.expiresAt >= now();
    },
    hasAny: () => sql.prepare('SELECT 1 FROM Token LIMIT 1').get() !== undefined,
    revokeAll: () => void sql.exec('DELETE FROM Token'),
  };
}
