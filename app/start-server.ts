import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerHealth, answerReadiness } from './answer-health.ts';
import { answerMetrics } from './answer-metrics.ts';
import type { App } from './app.server.ts';
import { closeApp, createApp } from './create-app.server.ts';
import type { Env } from './env.server.ts';
import { createWebhookReceiver } from './ingest/receive-webhook.ts';
import { createRemixHandler } from './remix.server.ts';
import { SECOND } from './time.ts';

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Stop accepting, finish what is under way, release everything. */
  close(): Promise<void>;
}

/** What the server answers besides health, and how to let go of it. */
interface Doors {
  readonly listener: RequestListener;
  close(): Promise<void>;
}

const STOP_WITHIN = 10 * SECOND;

/**
 * Start the app: one node:http server that answers the public hot paths itself and leaves the rest to Remix.
 * `REGULARS_ROLE=worker` answers health and metrics alone.
 *
 * @throws {Error} in one sentence, if the port is taken or the environment does not allow it.
 */
export async function startServer(env: Env): Promise<RunningServer> {
  const app = createApp(env);
  try {
    const doors = env.REGULARS_ROLE === 'worker' ? createWorkerDoors() : await createWebDoors(app);
    const server = createServer(
      {
        headersTimeout: 5 * SECOND,
        requestTimeout: 15 * SECOND,
        keepAliveTimeout: 65 * SECOND,
        connectionsCheckingInterval: SECOND,
      },
      (request, response) => answer(app, doors, request, response),
    );
    server.maxConnections = 10_000;
    const url = await listen(server, env);
    app.log.info('server.started', { url, role: env.REGULARS_ROLE });
    return {
      url,
      async close() {
        await stop(server);
        await doors.close();
        await closeApp(app);
      },
    };
  } catch (error) {
    await closeApp(app);
    throw error;
  }
}

function answer(app: App, doors: Doors, request: IncomingMessage, response: ServerResponse): void {
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
}

async function createWebDoors(app: App): Promise<Doors> {
  const pages = await createRemixHandler(app);
  const webhooks = createWebhookReceiver(app);
  return {
    listener(request, response) {
      switch (pathOf(request)) {
        case '/webhooks':
          return webhooks(request, response);
        default:
          return pages(request, response);
      }
    },
    close: () => pages.close(),
  };
}

function createWorkerDoors(): Doors {
  return {
    listener: (_request, response) => void response.writeHead(404).end('This process answers no pages.'),
    close: async () => {},
  };
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
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
