import type { IncomingMessage } from 'node:http';

/**
 * Read the raw bytes of a request, up to `limit` of them.
 *
 * `done` gets the body, or null as soon as it is known to be longer: by its Content-Length, or while it streams.
 * It is not called when the sender goes away.
 */
export function readBody(request: IncomingMessage, limit: number, done: (body: Buffer | null) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  let refused = false;
  const refuse = () => {
    refused = true;
    chunks.length = 0;
    done(null);
  };
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    refuse();
    return;
  }
  request.on('data', (chunk: Buffer) => {
    if (refused) return;
    length += chunk.length;
    if (length > limit) refuse();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    if (!refused) done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
  });
}
