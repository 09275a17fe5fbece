import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../../app.server.ts';
import { API_VERSION, resolveShopUrl } from '../../resolve-shop-url.ts';
import { SECOND } from '../../time.ts';
import { AdminError } from './admin-error.ts';
import { askOnce } from './ask-once.ts';
import { createCostMeter } from './create-cost-meter.ts';
import { discardAccessToken } from './discard-access-token.ts';
import { loadAccessToken } from './load-access-token.ts';

/** A shop's Admin GraphQL API. */
export interface AdminClient {
  readonly shop: string;
  /**
   * Run one operation and give its `data`, for the caller to parse. Waits its turn under Shopify's cost limit and
   * tries again when Shopify is throttling or down, a bounded number of times.
   *
   * @throws {AdminError} saying whether asking again later can help.
   */
  query(document: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown>;
}

interface ClientOptions {
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

const MAX_FAILURES = 5;
const MAX_THROTTLES = 20;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 20 * SECOND;

/** Create the client of one shop. Tokens are loaded, and renewed, per query. */
export function createAdminClient(app: App, shopId: number, { sleep = wait }: ClientOptions = {}): AdminClient {
  const shop = app.db.sql.prepare('SELECT domain FROM Shop WHERE id = ?').pluck().get(shopId) as string;
  const url = resolveShopUrl(app.env, `https://${shop}/admin/api/${API_VERSION}/graphql.json`);
  const meter = createCostMeter(app.now);
  return {
    shop,
    async query(document, variables = {}) {
      let [failures, throttles, refusals] = [0, 0, 0];
      for (;;) {
        const pause = meter.pauseBefore(document);
        if (pause > 0) await sleep(pause);
        const token = await loadAccessToken(app, shopId);
        const outcome = await askOnce({ shop, url, token, document, variables, meter });
        switch (outcome.kind) {
          case 'data':
            return outcome.data;
          case 'unauthorized':
            discardAccessToken(app, shopId, token);
            if (++refusals > 1) throw giveUp('unauthorized', shop, 'the merchant must open the app again, got 401');
            break;
          case 'throttled':
            if (++throttles > MAX_THROTTLES) throw giveUp('throttled', shop, `it throttled ${throttles} times`);
            await sleep(Math.min(LONGEST_PAUSE, outcome.pause));
            break;
          case 'failed':
            if (++failures > MAX_FAILURES)
              throw giveUp('unavailable', shop, `it failed ${failures} times, the last time because ${outcome.reason}`);
            await sleep(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)));
        }
      }
    },
  };
}

function giveUp(code: AdminError['code'], shop: string, reason: string): AdminError {
  return new AdminError(code, `Cannot query the Admin API of ${shop}: ${reason}.`);
}
