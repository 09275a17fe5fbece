import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/support/slowest-first.ts';

/** Their code keeps nothing but by database and app: their tests share their processes, and load each module once. */
const SHARED = ['components', 'ingest', 'jobs', 'measurement', 'messages', 'ml', 'profiles', 'serving', 'training'].map(
  (folder) => `tests/${folder}/**/*.test.{ts,tsx}`,
);

export default defineConfig({
  test: {
    setupFiles: ['tests/support/fail-on-console.ts'],
    // They end what hangs, and say nothing of speed: what takes seconds takes a minute on a machine that is busy.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    // One more than the cores that CI has: the tests of servers and browsers often wait.
    maxWorkers: 3,
    sequence: { sequencer: SlowestFirst },
    // It loads an extension by its path, which is TypeScript.
    server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
    projects: [
      { extends: true, test: { name: 'alone', include: ['tests/**/*.test.{ts,tsx}'], exclude: SHARED } },
      { extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
    ],
  },
});
