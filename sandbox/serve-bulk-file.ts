import { createReadStream, existsSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { RESULT_DAYS } from './admin-api/fields/bulk-fields.ts';
import type { BulkOperations } from './bulk/keep-bulk-operations.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Answer `GET /bulk/:id.jsonl` for seven days after the operation has ended, from any byte on. */
export function serveBulkFile(bulk: BulkOperations, id: number, request: Request, now: number): Response {
  const operation = bulk.get(id);
  const file = bulk.fileOf(id);
  if (operation?.status !== 'COMPLETED' || operation.completedAt === null || !existsSync(file))
    return new Response('Not found', { status: 404 });
  if (Date.parse(operation.completedAt) + RESULT_DAYS * DAY_MS < now)
    return new Response('The address has expired.', { status: 403 });
  const { size } = statSync(file);
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.get('range') ?? '')?.[1] ?? 0);
  if (start > size) return new Response(null, { status: 416 });
  const body = Readable.toWeb(createReadStream(file, { start })) as ReadableStream<Uint8Array>;
  const headers = {
    'content-type': 'application/jsonl',
    'content-length': String(size - start),
    'accept-ranges': 'bytes',
  };
  if (start === 0) return new Response(body, { headers });
  return new Response(body, {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${size - 1}/${size}` },
  });
}
