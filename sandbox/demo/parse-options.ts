import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm run demo` was asked to do. */
export interface DemoOptions {
  /** The shop folder to load; null is the generated demo shop. */
  readonly shopFolder: string | null;
  /** Start over: forget the database and the sandbox's state. */
  readonly reset: boolean;
  /** Reload the app when its sources change. */
  readonly dev: boolean;
  readonly appPort: number;
  readonly sandboxPort: number;
  readonly databaseUrl: string;
  /** The folder of the database: the sandbox keeps its own files beside it. */
  readonly home: string;
}

/**
 * Read the command line and the environment of the demo.
 *
 * @throws {Error} in one sentence, if a flag is unknown or a value is unusable.
 */
export function parseOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): DemoOptions {
  const { values } = readArguments(args);
  const databaseUrl = env.DATABASE_URL || 'file:./data/regulars.db';
  if (!/^file:.+/.test(databaseUrl))
    throw new Error(`Cannot read the environment: DATABASE_URL must start with file:, got "${databaseUrl}".`);
  const shopFolder = values.shop === undefined ? null : resolve(values.shop);
  if (
    shopFolder !== null &&
    !(existsSync(shopFolder) && statSync(shopFolder).isDirectory() && existsSync(join(shopFolder, 'shop.json')))
  ) {
    throw new Error(`Cannot load the shop: --shop must be a folder with a shop.json, got "${values.shop}".`);
  }
  const appPort = readPort('PORT', env.PORT, 3000);
  const sandboxPort = readPort('SANDBOX_PORT', env.SANDBOX_PORT, 4400);
  if (appPort === sandboxPort) {
    throw new Error(
      `Cannot read the environment: SANDBOX_PORT must be another port than PORT, got ${appPort} for both.`,
    );
  }
  return {
    shopFolder,
    reset: values.reset ?? false,
    dev: values.dev ?? false,
    appPort,
    sandboxPort,
    databaseUrl,
    home: dirname(resolve(databaseUrl.replace(/^file:(\/\/)?/, ''))),
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { shop: { type: 'string' }, reset: { type: 'boolean' }, dev: { type: 'boolean' } },
      allowPositionals: false,
    });
  } catch (cause) {
    const said = (cause as Error).message.split('. ')[0];
    throw new Error(`Cannot start the demo: it takes --shop DIR, --reset and --dev only (${said}).`, { cause });
  }
}

function readPort(name: string, text: string | undefined, otherwise: number): number {
  if (!text) return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`Cannot read the environment: ${name} must be a port, got "${text}".`);
  return port;
}
