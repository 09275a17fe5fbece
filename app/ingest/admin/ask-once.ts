import { z } from 'zod';
import { SECOND } from '../../time.ts';
import { AdminError } from './admin-error.ts';
import type { CostMeter } from './create-cost-meter.ts';

/** What became of one request. */
export type Outcome =
  | { readonly kind: 'data'; readonly data: unknown }
  | { readonly kind: 'unauthorized' }
  /** To be asked again after `pause` milliseconds. */
  | { readonly kind: 'throttled'; readonly pause: number }
  /** May work another time. */
  | { readonly kind: 'failed'; readonly reason: string };

interface Question {
  readonly shop: string;
  readonly url: string;
  readonly token: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly meter: CostMeter;
}

const REQUEST_TIMEOUT = 30 * SECOND;
const SHOWN_ERRORS = 3;

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional(),
  extensions: z.unknown().optional(),
});

/** Ask the Admin API once. @throws {AdminError} `refused`, if it never will answer this. */
export async function askOnce(question: Question): Promise<Outcome> {
  const { shop, url, token, document, variables } = question;
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
  if (response.status === 401) return { kind: 'unauthorized' };
  if (response.status === 429)
    return { kind: 'throttled', pause: Math.max(1, Number(response.headers.get('retry-after')) || 1) * SECOND };
  if (response.status >= 500) return { kind: 'failed', reason: `it answered ${response.status}` };
  if (!response.ok) throw refusal(shop, `it answered ${response.status}`);
  return readAnswer(question, body);
}

function readAnswer({ shop, document, meter }: Question, body: unknown): Outcome {
  const answer = answerSchema.safeParse(body);
  if (!answer.success) return { kind: 'failed', reason: 'its answer was no GraphQL result' };
  const pause = meter.note(document, answer.data.extensions);
  const errors = answer.data.errors ?? [];
  const codes = errors.map((error) => error.extensions?.code);
  if (codes.includes('THROTTLED')) return { kind: 'throttled', pause: Math.max(SECOND, pause) };
  if (codes.includes('INTERNAL_SERVER_ERROR')) return { kind: 'failed', reason: 'it had an internal error' };
  const reasons = errors.slice(0, SHOWN_ERRORS).map((error) => error.message);
  if (reasons.length > 0) throw refusal(shop, reasons.join('; '));
  return { kind: 'data', data: answer.data.data };
}

function refusal(shop: string, reason: string): AdminError {
  return new AdminError('refused', `Cannot query the Admin API of ${shop}: ${reason}.`);
}
