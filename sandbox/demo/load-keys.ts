import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const keysSchema = z.object({
  apiKey: z.string().min(1),
  apiSecret: z.string().min(1),
  encryptionKey: z.string().min(1),
});

/** The credentials the sandbox and the app share, as a Partner dashboard would give them out. */
export type DemoKeys = z.infer<typeof keysSchema>;

/** Load the demo's credentials from `home`/demo-keys.json, making them once. */
export function loadKeys(home: string): DemoKeys {
  const file = join(home, 'demo-keys.json');
  if (existsSync(file)) return keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys: DemoKeys = {
    apiKey: randomBytes(16).toString('hex'),
    apiSecret: `shpss_${randomBytes(16).toString('hex')}`,
    encryptionKey: randomBytes(32).toString('base64'),
  };
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}
