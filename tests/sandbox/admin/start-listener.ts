import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it came over the wire. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A status, or a page or JSON with it. */
export type Answer =
  number | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string };

/** A real HTTP server in the app's place, closed when the test ends: it keeps what it hears and answers as it is told. */
export async function startListener(
  answer: (heard: Heard) => Answer = () => 200,
): Promise<{ readonly url: string; readonly heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      heard.push(one);
      const told = answer(one);
      if (typeof told === 'number') response.writeHead(told).end();
      else response.writeHead(told.status ?? 200, { 'content-type': 'text/html', ...told.headers }).end(told.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}
