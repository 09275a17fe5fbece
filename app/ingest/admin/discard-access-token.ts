import type { App } from '../../app.server.ts';
import { tokenContext } from '../session-storage.ts';

/**
 * Blank an access token that Shopify refused, so that nobody uses it again; the refresh token stays for one more try.
 * Does nothing when the stored token is a newer one already.
 */
export function discardAccessToken(app: App, shopId: number, token: string): void {
  const discard = app.db.sql.transaction(() => {
    const row = app.db.sql
      .prepare('SELECT id, accessTokenSealed FROM Session WHERE shopId = ? AND isOnline = 0')
      .get(shopId) as { readonly id: string; readonly accessTokenSealed: Buffer | null } | undefined;
    if (!row?.accessTokenSealed) return;
    if (app.sealer.open(row.accessTokenSealed, tokenContext(row.id, 'access'))?.toString('utf8') !== token) return;
    app.db.sql.prepare('UPDATE Session SET accessTokenSealed = NULL WHERE id = ?').run(row.id);
    app.log.warn('token.refused', { shopId });
  });
  discard.immediate();
}
