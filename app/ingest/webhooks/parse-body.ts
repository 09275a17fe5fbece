import { isUtf8 } from 'node:buffer';
import { PayloadError } from './parse-payload.ts';

/** No payload of Shopify's is nested deeper than a dozen levels. */
const MAX_DEPTH = 64;

/**
 * Parse the body of a delivery.
 *
 * @throws {PayloadError} if it is not UTF-8, nested deeper than 64 levels, or not one JSON object.
 */
export function parseBody(body: Buffer): object {
  if (!isUtf8(body))
    throw new PayloadError(`Cannot read the body: it must be UTF-8, got ${body.length} bytes that are not.`);
  if (measureDepth(body) > MAX_DEPTH)
    throw new PayloadError(`Cannot read the body: it must be nested at most ${MAX_DEPTH} levels deep, got more.`);
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw new PayloadError(`Cannot read the body: it must be JSON, got ${body.length} bytes that are not.`);
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  throw new PayloadError(`Cannot read the body: it must be one JSON object, got another value.`);
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [...Buffer.from('"\\[]{}')];

/** The deepest nesting of brackets outside of texts. */
function measureDepth(body: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (byte === QUOTE) isText = !isText;
    else if (isText) {
      if (byte === BACKSLASH) at++;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) deepest = Math.max(deepest, ++depth);
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
  }
  return deepest;
}
