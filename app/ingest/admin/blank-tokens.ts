import type { App } from '../../app.server.ts';
import { AdminError } from './admin-error.ts';
import type { TokenRow } from './token-row.ts';

/** Blank both tokens of a grant that has ended, unless a newer one was stored, and report it. @returns the error to throw. */
export function blankTokens(app: App, row: TokenRow, reason: string): AdminError {
  app.db.sql
    .prepare(
      'UPDATE Session SET accessTokenSealed = NULL, refreshTokenSealed = NULL WHERE id = ? AND refreshTokenSealed IS ?',
    )
    .run(row.id, row.refreshTokenSealed);
  app.log.error('token.lost', { shop: row.domain, reason });
  return new AdminError(
    'unauthorized',
    `Cannot query the Admin API: ${row.domain} must open the app again, because ${reason}.`,
  );
}
