import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Serve a listener on a free port until the test ends. @returns its address. */
export function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  // As the app's own: on a busy machine a connection may rest for longer than Node's five seconds between two requests.
  server.keepAliveTimeout = 65_000;
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
