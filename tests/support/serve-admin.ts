import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface AdminRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface AdminAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Raw bytes instead of JSON, in pieces; the connection breaks behind them where `breaks` is set. */
  readonly text?: string;
  readonly breaks?: boolean;
  /** So many lines of the raw text, and then nothing until the connection ends. */
  readonly heldAfter?: number;
}

/** A real HTTP server that answers as a test says, and remembers what it was asked. Closed when the test ends. */
export async function serveAdmin(
  answer: (request: AdminRequest) => AdminAnswer | Promise<AdminAnswer>,
): Promise<{ readonly url: string; readonly requests: readonly AdminRequest[] }> {
  const requests: AdminRequest[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const asked = { path: request.url ?? '', headers: request.headers, body: text === '' ? {} : JSON.parse(text) };
      requests.push(asked);
      void Promise.resolve(answer(asked)).then(({ status = 200, headers = {}, json, text: raw, breaks, heldAfter }) => {
        const bytes = raw ?? JSON.stringify(json);
        const length = Buffer.byteLength(bytes) + (breaks ? 1 : 0);
        response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers });
        if (heldAfter !== undefined) response.write(bytes.split(/(?<=\n)/, heldAfter).join(''));
        else if (breaks) response.write(bytes, () => response.destroy());
        else response.end(bytes);
      });
    });
  });
  // As in listen.ts: not closed between two requests of a busy machine.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}
