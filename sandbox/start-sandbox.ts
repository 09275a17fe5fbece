import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { keepBulkOperations } from './bulk/keep-bulk-operations.ts';
import { createRouter } from './create-router.ts';
import { installApp } from './oauth/install-app.ts';
import { keepTokens } from './oauth/keep-tokens.ts';
import { openInstallation } from './open-installation.ts';
import { createRandom } from './random.ts';
import { readAppConfig } from './read-app-config.ts';
import type { SandboxContext, SandboxOptions } from './sandbox-context.ts';
import { loadSchema } from './schema/load-schema.ts';
import { openStore, type SandboxStore } from './store/open-store.ts';
import { createStorefront } from './storefront/create-storefront.ts';
import { appMessages } from './webhooks/app-messages.ts';
import { createSender, type DeliveryModes, type WebhookSender } from './webhooks/create-sender.ts';
import { listMessages } from './webhooks/list-messages.ts';

/** How to start a sandbox. */
export interface SandboxInput {
  /** The shop folder. */
  readonly folder: string;
  /** The SQLite file that keeps the shop; bulk results lie beside it. */
  readonly dataFile: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly appUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly onProgress?: (line: string) => void;
  readonly options?: Partial<
    SandboxOptions & DeliveryModes & { readonly retryScale: number; readonly seed: number; readonly now: () => number }
  >;
}

/** A running sandbox. */
export interface Sandbox {
  readonly url: string;
  readonly store: SandboxStore;
  /** The webhooks to the app: their log and their modes. */
  readonly webhooks: WebhookSender;
  /** Do what a merchant's click on "Install" does. @throws {Error} if the app does not play along. */
  install(): Promise<void>;
  close(): Promise<void>;
}

const DEFAULTS: SandboxOptions = {
  grantOptionalScopes: true,
  tokenSeconds: 3600,
  restoreRate: 100,
  bulkStartMs: 20,
  bulkSliceRows: 500,
  directApiContent: ['name'],
};

/**
 * Start the local Shopify on 127.0.0.1.
 *
 * @throws {Error} if the port is taken, or the folder or the file cannot be read.
 */
export async function startSandbox(input: SandboxInput): Promise<Sandbox> {
  const { retryScale = 1 / 600, seed = 1, now = Date.now, ...options } = input.options ?? {};
  const { duplicate = 0, drop = 0, delayMs = 0, shuffleMs = 0 } = options;
  let answer: (request: Request) => Promise<Response> = () =>
    Promise.resolve(new Response('Starting', { status: 503 }));
  const server = createServer(createRequestListener((request) => answer(request)));
  // The app reads an export while it writes what it reads: behind the last byte a connection may rest for longer than Node's five seconds.
  server.keepAliveTimeout = 65_000;
  const url = await listen(server, input.port);
  try {
    const store = openStore({
      folder: input.folder,
      file: input.dataFile,
      now,
      onProgress: describeProgress(input.onProgress),
    });
    const context: SandboxContext = {
      store,
      get schema() {
        return loadSchema();
      },
      config: readAppConfig(new URL('../shopify.app.toml', import.meta.url)),
      installation: openInstallation(store.sql),
      options: { ...DEFAULTS, ...options },
      appUrl: input.appUrl.replace(/\/$/, ''),
      apiKey: input.apiKey,
      apiSecret: input.apiSecret,
      url: () => url,
      now,
    };
    const tokens = keepTokens(store.sql, now);
    const modes = { duplicate, drop, delayMs, shuffleMs };
    const sender = createSender(context, { modes, retryScale, random: createRandom(seed).next });
    const bulk = keepBulkOperations(context, {
      folder: `${input.dataFile}.bulk`,
      onFinish: (operation) => sender.send([appMessages.bulkFinished(operation)]),
    });
    store.subscribe((change) => sender.send(listMessages(change, { ...store, url })));
    answer = createRouter({ context, tokens, bulk, sender }, openStorefront(context, sender));
    return {
      url,
      store,
      webhooks: sender,
      install: () => installApp(context, tokens),
      async close() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await bulk.close();
        await sender.close();
        store.close();
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

function openStorefront(
  { store, installation, appUrl, apiKey, apiSecret, url }: SandboxContext,
  sender: WebhookSender,
) {
  return createStorefront({
    store,
    appUrl,
    apiKey,
    apiSecret,
    baseUrl: url(),
    pixelSettings: () => {
      const { pixel } = installation.get();
      return pixel && (JSON.parse(pixel.settings) as Readonly<Record<string, string>>);
    },
    listDeliveries: (since) =>
      sender
        .list(50)
        .filter((delivery) => delivery.triedAt !== null && delivery.triedAt >= since)
        .map(({ triedAt, topic, status, latencyMs }) => ({
          at: triedAt ?? 0,
          via: 'webhook',
          name: topic,
          status: status ?? 0,
          ms: latencyMs ?? 0,
        })),
  });
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`Cannot start the sandbox: port ${port} must be free (${error.code}).`, { cause: error })),
    );
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

/** Say every tenth of a file. */
function describeProgress(say: ((line: string) => void) | undefined): (file: string, done: number) => void {
  let said = '';
  return (file, done) => {
    const line = `Loading ${file} into the sandbox shop: ${Math.floor(done * 10) * 10} %`;
    if (line !== said) say?.(line);
    said = line;
  };
}
