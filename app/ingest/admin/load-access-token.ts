import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../app.server.ts';
import { MINUTE, SECOND } from '../../time.ts';
import { blankTokens } from './blank-tokens.ts';
import { renewTokens } from './renew-tokens.ts';
import { openToken, readTokenRow, type TokenRow } from './token-row.ts';

/** A token with less than this left is renewed before it is used. */
const RENEW_BEFORE = 5 * MINUTE;
/** How long one process may take to renew before another one takes over. */
const LEASE = 30 * SECOND;
const POLL = 50;

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
    const row = readTokenRow(app, shopId);
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
    const failure = await renewTokens(app, shopId, row);
    if (failure?.code === 'unavailable' && isValid) return openToken(app, row, 'access');
    if (failure) throw failure;
  }
}

function canRenew(row: TokenRow, now: number): boolean {
  return row.refreshTokenSealed !== null && (row.refreshTokenExpires === null || row.refreshTokenExpires > now);
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
