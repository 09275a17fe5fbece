import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { App } from '../../app.server.ts';
import { API_VERSION, resolveShopUrl } from '../../shopify.server.ts';
import { SECOND } from '../../time.ts';
import { AdminError } from './admin-error.ts';
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
const REQUEST_TIMEOUT = 30 * SECOND;
const SHOWN_ERRORS = 3;

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional(),
  extensions: z.unknown().optional(),
});

type Outcome =
  | { readonly kind: 'data'; readonly data: unknown }
  | { readonly kind: 'throttled'; readonly pause: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'unauthorized'; readonly token: string };

/** Create the client of one shop. Tokens are loaded, and renewed, per query. */
export function createAdminClient(app: App, shopId: number, { sleep = wait }: ClientOptions = {}): AdminClient {
  const shop = app.db.sql.prepare('SELECT domain FROM Shop WHERE id = ?').pluck().get(shopId) as string;
  const url = resolveShopUrl(app.env, `https://${shop}/admin/api/${API_VERSION}/graphql.json`);
  const meter = createCostMeter(app.now);

  const ask = async (document: string, variables: Readonly<Record<string, unknown>>): Promise<Outcome> => {
    const token = await loadAccessToken(app, shopId);
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-shopify-access-token': token },
        body: JSON.stringify({ query: document, variables }),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT),
      });
      body = response.ok ? await response.json() : await response.text();
    } catch (cause) {
      return { kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) };
    }
    if (response.status === 401) return { kind: 'unauthorized', token };
    if (response.status === 429)
      return { kind: 'throttled', pause: Math.max(1, Number(response.headers.get('retry-after')) || 1) * SECOND };
    if (response.status >= 500) return { kind: 'failed', reason: `it answered ${response.status}` };
    if (!response.ok) throw refusal(shop, `it answered ${response.status}`);
    return read(document, body);
  };

  const read = (document: string, body: unknown): Outcome => {
    const answer = answerSchema.safeParse(body);
    if (!answer.success) return { kind: 'failed', reason: 'its answer was no GraphQL result' };
    const cost = meter.note(document, answer.data.extensions);
    const errors = answer.data.errors ?? [];
    const codes = errors.map((error) => error.extensions?.code);
    if (codes.includes('THROTTLED')) return { kind: 'throttled', pause: Math.max(SECOND, cost) };
    if (codes.includes('INTERNAL_SERVER_ERROR')) return { kind: 'failed', reason: 'it had an internal error' };
    if (errors.length > 0)
      throw refusal(
        shop,
        errors
          .slice(0, SHOWN_ERRORS)
          .map((error) => error.message)
          .join('; '),
      );
    return { kind: 'data', data: answer.data.data };
  };

  return {
    shop,
    async query(document, variables = {}) {
      let [failures, throttles, refusals] = [0, 0, 0];
      for (;;) {
        const pause = meter.pauseBefore(document);
        if (pause > 0) await sleep(pause);
        const outcome = await ask(document, variables);
        switch (outcome.kind) {
          case 'data':
            return outcome.data;
          case 'unauthorized':
            discardAccessToken(app, shopId, outcome.token);
            if (++refusals > 1)
              throw new AdminError(
                'unauthorized',
                `Cannot query the Admin API: ${shop} must open the app again, got 401.`,
              );
            break;
          case 'throttled':
            if (++throttles > MAX_THROTTLES)
              throw new AdminError(
                'throttled',
                `Cannot query the Admin API of ${shop}: it throttled ${throttles} times.`,
              );
            await sleep(Math.min(LONGEST_PAUSE, outcome.pause));
            break;
          case 'failed':
            if (++failures > MAX_FAILURES)
              throw new AdminError(
                'unavailable',
                `Cannot query the Admin API of ${shop} after ${failures} tries: ${outcome.reason}.`,
              );
            await sleep(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)));
        }
      }
    },
  };
}

function refusal(shop: string, reason: string): AdminError {
  return new AdminError('refused', `Cannot query the Admin API of ${shop}: ${reason}.`);
}
