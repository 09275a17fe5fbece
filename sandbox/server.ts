import { z } from 'zod';
import { startSandbox } from './start-sandbox.ts';

const schema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  SANDBOX_FOLDER: z.string().min(1),
  SANDBOX_DATA: z.string().min(1),
  SHOPIFY_APP_URL: z.url({ protocol: /^https?$/ }),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
});

/** The sandbox as a process of its own: everything from the environment, Ctrl-C stops it. */
async function main(): Promise<void> {
  const env = schema.safeParse(process.env);
  if (!env.success) {
    const faults = env.error.issues.map(({ path, message }) => {
      const name = path.join('.');
      return process.env[name] === undefined ? `${name} is missing` : `${name} ${message}, got "${process.env[name]}"`;
    });
    throw new Error(`Cannot read the environment: ${faults.join('; ')}.`);
  }
  const sandbox = await startSandbox({
    folder: env.data.SANDBOX_FOLDER,
    dataFile: env.data.SANDBOX_DATA,
    port: env.data.SANDBOX_PORT,
    appUrl: env.data.SHOPIFY_APP_URL,
    apiKey: env.data.SHOPIFY_API_KEY,
    apiSecret: env.data.SHOPIFY_API_SECRET,
    onProgress: say,
  });
  const name = sandbox.store.shop.domain.replace('.myshopify.com', '');
  say(`Storefront: ${sandbox.url}/`);
  say(`Admin: ${sandbox.url}/store/${name}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
