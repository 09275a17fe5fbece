import { z } from 'zod';
import type { App } from '../../app.server.ts';
import { resolveShopUrl } from '../../resolve-shop-url.ts';
import { SECOND } from '../../time.ts';
import { tokenContext } from '../session-storage.ts';
import { AdminError } from './admin-error.ts';
import { blankTokens } from './blank-tokens.ts';
import { openToken, readTokenRow, type TokenRow } from './token-row.ts';

const REQUEST_TIMEOUT = 15 * SECOND;

const answerSchema = z.object({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive(),
});

/** Ask for new tokens and write both at once. Gives what went wrong, or null. Whatever happens, the lease ends. */
export async function renewTokens(app: App, shopId: number, row: TokenRow): Promise<AdminError | null> {
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
    if (cause instanceof AdminError) return cause;
    app.log.warn('token.renewal-failed', { shopId, error: cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new AdminError('unavailable', `Cannot renew the access of ${row.domain}: ${reason}.`, { cause });
  } finally {
    app.db.sql.prepare('UPDATE Session SET refreshLeaseUntil = NULL WHERE id = ?').run(row.id);
  }
}

function isUnchanged(app: App, shopId: number, row: TokenRow): boolean {
  const { refreshTokenSealed } = readTokenRow(app, shopId);
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
