import { PayloadError } from './parse-payload.ts';
import { parseBody } from './parse-body.ts';
import type { Reading, WebhookContext } from './reading.ts';
import { TOPICS } from './topics.ts';

/** Find the reader of the topic and read the body. @throws {PayloadError} if it cannot be accepted. */
export function readDelivery(body: Buffer, context: WebhookContext): Reading {
  const read = TOPICS.get(context.topic);
  if (!read)
    throw new PayloadError(`Cannot read the webhook: its topic must be one the app asks for, got ${context.topic}.`);
  return read(parseBody(body), context);
}
