import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { App } from '../../app.server.ts';
import { resolveShopUrl } from '../../shopify.server.ts';
import { MINUTE, SECOND } from '../../time.ts';
import { tokenContext } from '../session-storage.ts';
import { AdminError } from './admin-error.ts';

/** A token with less than this left is renewed before it is used. */
const RENEW_BEFORE = 5 * MINUTE;
/** How long one process may take to renew before another one takes over. */
const LEASE = 30 * SECOND;
const REQUEST_TIMEOUT = 15 * SECOND;
const POLL = 50;

interface TokenRow {
  readonly id: string;
  readonly domain: string;
  readonly expires: number | null;
  readonly accessTokenSealed: Buffer | null;
  readonly refreshTokenSealed: Buffer | null;
  readonly refreshTokenExpires: number | null;
}

const answerSchema = z.object({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive(),
});

/**
 * Load a shop's offline access token, renewed when it has under five minutes left (or always, with `renewBefore`
 * of a longer span). One renewal runs at a time per shop, in all processes: the others wait for its result.
 *
 * @throws {AdminError} `unauthorized` if the shop has no grant or Shopify refuses to renew it (the tokens are then
 * blanked), `unavailable` if Shopify cannot be reached and no valid token is left.
 */
export async function loadAccessToken(
  app: App,
  shopId: number,
  { renewBefore = RENEW_BEFORE }: { readonly renewBefore?: number } = {},
): Promise<string> {
  for (;;) {
    const row = readRow(app, shopId);
    const now = app.now();
    const isValid = row.accessTokenSealed !== null && (row.expires === null || row.expires > now);
    if (isValid && (row.expires === null || row.expires > now + renewBefore)) return openToken(app, row, 'access');
    if (!canRenew(row, now)) {
      if (isValid) return openToken(app, row, 'access');
      throw blankTokens(app, row, 'its access has ended');
    }
    if (!claimLease(app, row)) {
      await sleep(POLL);
      continue;
    }
    const failure = await renew(app, shopId, row);
    if (failure?.code === 'unavailable' && isValid) return openToken(app, row, 'access');
    if (failure) throw failure;
  }
}

function readRow(app: App, shopId: number): TokenRow {
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

function canRenew(row: TokenRow, now: number): boolean {
  return row.refreshTokenSealed !== null && (row.refreshTokenExpires === null || row.refreshTokenExpires > now);
}

function openToken(app: App, row: TokenRow, token: 'access' | 'refresh'): string {
  const sealed = token === 'access' ? row.accessTokenSealed : row.refreshTokenSealed;
  return app.sealer.open(sealed ?? Buffer.alloc(0), tokenContext(row.id, token)).toString('utf8');
}

function claimLease(app: App, row: TokenRow): boolean {
  const now = app.now();
  return (
    app.db.sql
      .prepare(
        `UPDATE Session SET refreshLeaseUntil = ? WHERE id = ? AND refreshTokenSealed IS ?
         AND (refreshLeaseUntil IS NULL OR refreshLeaseUntil < ?)`,
      )
      .run(now + LEASE, row.id, row.refreshTokenSealed, now).changes > 0
  );
}

/** Ask for new tokens and write both at once. Gives what went wrong, or null. Whatever happens, the lease ends. */
async function renew(app: App, shopId: number, row: TokenRow): Promise<AdminError | null> {
  try {
    const response = await fetch(resolveShopUrl(app.env, `https://${row.domain}/admin/oauth/access_token`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        client_id: app.env.SHOPIFY_API_KEY,
        client_secret: app.env.SHOPIFY_API_SECRET,
        grant_type: 'refresh_token',
        refresh_token: openToken(app, row, 'refresh'),
      }),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT),
    });
    if (response.status >= 400 && response.status < 500 && response.status !== 429) {
      await response.body?.cancel();
      // Another process may have renewed in between: then its tokens stand.
      if (!isUnchanged(app, shopId, row)) return null;
      return blankTokens(app, row, `Shopify refused to renew it (${response.status})`);
    }
    if (!response.ok) throw new Error(`Shopify answered ${response.status}`);
    saveTokens(app, row, answerSchema.parse(await response.json()));
    return null;
  } catch (cause) {
    app.log.warn('token.renewal-failed', { shopId, error: cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new AdminError('unavailable', `Cannot renew the access of ${row.domain}: ${reason}.`, { cause });
  } finally {
    app.db.sql.prepare('UPDATE Session SET refreshLeaseUntil = NULL WHERE id = ?').run(row.id);
  }
}

function isUnchanged(app: App, shopId: number, row: TokenRow): boolean {
  const { refreshTokenSealed } = readRow(app, shopId);
  return (
    refreshTokenSealed !== null && row.refreshTokenSealed !== null && refreshTokenSealed.equals(row.refreshTokenSealed)
  );
}

/** Both tokens in one statement, unless a newer grant was stored while we asked. */
function saveTokens(app: App, row: TokenRow, answer: z.infer<typeof answerSchema>): void {
  const now = app.now();
  app.db.sql
    .prepare(
      `UPDATE Session SET accessTokenSealed = ?, expires = ?, refreshTokenSealed = ?, refreshTokenExpires = ?,
       scope = coalesce(?, scope) WHERE id = ? AND refreshTokenSealed IS ?`,
    )
    .run(
      app.sealer.seal(answer.access_token, tokenContext(row.id, 'access')),
      now + answer.expires_in * SECOND,
      app.sealer.seal(answer.refresh_token, tokenContext(row.id, 'refresh')),
      now + answer.refresh_token_expires_in * SECOND,
      answer.scope ?? null,
      row.id,
      row.refreshTokenSealed,
    );
}

function blankTokens(app: App, row: TokenRow, reason: string): AdminError {
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
