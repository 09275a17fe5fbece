import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createTestEnv } from '#tests/support/open-test-app.ts';

const ENTRY = fileURLToPath(new URL('../../server.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Run server.ts; once it says where it listens, `onListening` may send a signal or close the channel. */
function run(
  env: Readonly<Record<string, string>>,
  onListening?: (kill: (signal: NodeJS.Signals) => void, disconnect: () => void) => void,
): Promise<Ended> {
  const { DATABASE_URL } = createTestEnv();
  const full: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'test' as const,
    DATABASE_URL,
    PORT: '0',
    LOG_LEVEL: 'silent',
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: 'hush',
    SHOPIFY_APP_URL: 'https://app.example',
    REGULARS_ROLE: 'worker',
    REGULARS_ENCRYPTION_KEYS: '',
    ...env,
  };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ENTRY], {
    env: full,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (bytes: Buffer) => {
    output += bytes.toString();
    if (output.includes('listens on'))
      onListening?.(
        (signal) => child.kill(signal),
        () => child.disconnect(),
      );
  });
  child.stderr?.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, output, errors })));
}

test.each(['SIGTERM', 'SIGINT'] as const)('starts, says where it listens, and stops cleanly on %s', async (signal) => {
  const ended = await run({}, (kill) => kill(signal));
  expect(ended).toMatchObject({ code: 0, errors: '' });
  expect(ended.output).toMatch(/^Regulars listens on http:\/\/127\.0\.0\.1:\d+\n$/);
});

test('stops when whoever started it over a channel is gone', async () => {
  const ended = await run({}, (_kill, disconnect) => disconnect());
  expect(ended).toMatchObject({ code: 0, errors: '' });
});

test.each([
  [{ SHOPIFY_API_SECRET: '' }, 'Cannot read the environment: SHOPIFY_API_SECRET is missing.\n'],
  [{ PORT: '70000' }, /^Cannot read the environment: PORT .*, got "70000"\.\n$/],
  [{ NODE_ENV: 'production' }, /^Cannot start in production: REGULARS_ENCRYPTION_KEYS must .*\n$/],
  [{ DATABASE_URL: 'file:/dev/null/x.db' }, /^Cannot open the database: .*\n$/],
])('%j is one clear sentence and exit code 1', async (env, says) => {
  const ended = await run(env as Record<string, string>);
  expect(ended).toMatchObject({ code: 1, output: '' });
  if (typeof says === 'string') expect(ended.errors).toBe(says);
  else expect(ended.errors).toMatch(says);
  expect(ended.errors.split('\n')).toHaveLength(2);
});
