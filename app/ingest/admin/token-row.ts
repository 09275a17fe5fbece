import type { App } from '../../app.server.ts';
import { tokenContext } from '../session-storage.ts';
import { AdminError } from './admin-error.ts';

/** A shop's offline session, tokens still sealed. */
export interface TokenRow {
  readonly id: string;
  readonly domain: string;
  readonly expires: number | null;
  readonly accessTokenSealed: Buffer | null;
  readonly refreshTokenSealed: Buffer | null;
  readonly refreshTokenExpires: number | null;
}

/** The tokens of a shop as they are stored now. @throws {AdminError} `unauthorized` if it has no session. */
export function readTokenRow(app: App, shopId: number): TokenRow {
  const row = app.db.sql
    .prepare(
      `SELECT Session.*, Shop.domain FROM Session JOIN Shop ON Shop.id = Session.shopId
       WHERE Session.shopId = ? AND Session.isOnline = 0`,
    )
    .get(shopId) as TokenRow | undefined;
  if (row) return row;
  throw new AdminError(
    'unauthorized',
    `Cannot query the Admin API: shop ${shopId} must have installed the app, got no session.`,
  );
}

/** @throws {AdminError} `unauthorized` if no key opens it. It stays as it is: the key may come back. */
export function openToken(app: App, row: TokenRow, token: 'access' | 'refresh'): string {
  const sealed = token === 'access' ? row.accessTokenSealed : row.refreshTokenSealed;
  const opened = app.sealer.open(sealed ?? Buffer.alloc(0), tokenContext(row.id, token));
  if (opened) return opened.toString('utf8');
  const reason = 'its tokens were sealed with a key that is not among REGULARS_ENCRYPTION_KEYS';
  throw new AdminError(
    'unauthorized',
    `Cannot query the Admin API: ${row.domain} must open the app again, because ${reason}.`,
  );
}
