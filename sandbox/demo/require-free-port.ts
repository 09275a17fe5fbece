import { createServer } from 'node:net';

/**
 * Make sure a port of this machine can be listened on.
 *
 * @throws {Error} naming the environment variable that chooses another.
 */
export function requireFreePort(name: string, port: number): Promise<void> {
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      refuse(
        new Error(`Cannot listen on port ${port} (${error.code}): ${name} must name a free port.`, { cause: error }),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => done()));
  });
}
