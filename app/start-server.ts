import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerHealth, answerReadiness } from './answer-health.ts';
import { answerMetrics } from './answer-metrics.ts';
import type { App } from './app.server.ts';
import { closeApp, createApp } from './create-app.server.ts';
import { createWebDoors, type WebDoors } from './create-web-doors.ts';
import type { Env } from './env.server.ts';
import { pathOf } from './path-of.ts';
import { startWorkerThread } from './start-worker-thread.ts';
import { SECOND } from './time.ts';

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Stop accepting, finish what is under way, release everything. */
  close(): Promise<void>;
}

const TIMEOUTS = {
  headersTimeout: 5 * SECOND,
  requestTimeout: 15 * SECOND,
  keepAliveTimeout: 65 * SECOND,
  connectionsCheckingInterval: SECOND,
};
const MAX_CONNECTIONS = 10_000;
const STOP_WITHIN = 10 * SECOND;

const NO_DOORS: WebDoors = {
  listener: (_request, response) => void response.writeHead(404).end('This process answers no pages.'),
  close: async () => {},
};

/**
 * Start the app: one node:http server that answers the public hot paths itself and leaves the rest to Remix.
 * `REGULARS_ROLE=all` runs the worker in a thread beside it; `worker` runs it and answers health and metrics alone.
 *
 * @throws {Error} in one sentence, if the port is taken or the environment does not allow it.
 */
export async function startServer(env: Env): Promise<RunningServer> {
  const app = createApp(env, { reportsIn: env.REGULARS_ROLE === 'worker' ? 'caller' : 'thread' });
  let doors = NO_DOORS;
  try {
    if (env.REGULARS_ROLE !== 'worker') doors = await createWebDoors(app);
    const server = createServer(TIMEOUTS, (request, response) => answer(app, doors, request, response));
    server.maxConnections = MAX_CONNECTIONS;
    const url = await listen(server, env);
    const worker = env.REGULARS_ROLE === 'web' ? null : startWorkerThread(app);
    app.log.info('server.started', { url, role: env.REGULARS_ROLE });
    return {
      url,
      async close() {
        await Promise.all([stop(server), worker?.close()]);
        await doors.close();
        await closeApp(app);
      },
    };
  } catch (error) {
    await doors.close();
    await closeApp(app);
    throw error;
  }
}

/** A fault in one answer is that request's 500, and nobody else's. */
function answer(app: App, doors: WebDoors, request: IncomingMessage, response: ServerResponse): void {
  try {
    // A path is all that is asked of us: anything else (a proxy's request, rubbish) has no page.
    if (!request.url?.startsWith('/')) return void response.writeHead(400).end();
    switch (pathOf(request)) {
      case '/healthz':
        return answerHealth(response);
      case '/readyz':
        return answerReadiness(app, response);
      case '/metrics':
        return answerMetrics(app, response);
      default:
        void doors.listener(request, response);
    }
  } catch (error) {
    app.log.error('server.fault', { path: pathOf(request), error });
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

function listen(server: Server, { HOST, PORT }: Env): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is taken by another process' : `cannot be used (${error.code})`;
      reject(new Error(`Cannot start: port ${PORT} on ${HOST} must be free, but it ${why}.`, { cause: error }));
    });
    server.listen(PORT, HOST, () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), STOP_WITHIN);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
