import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/support/slowest-first.ts';

/** Pure code keeps nothing between files: its tests share their processes, and load each module once. */
const PURE = ['tests/ml/**/*.test.ts'];

export default defineConfig({
  test: {
    setupFiles: ['tests/support/fail-on-console.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes in milliseconds; a busy machine may take seconds.
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    // One more than the cores that CI has: the tests of servers and browsers often wait.
    maxWorkers: 3,
    sequence: { sequencer: SlowestFirst },
    // It loads an extension by its path, which is TypeScript.
    server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
    projects: [
      { extends: true, test: { name: 'app', include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'], exclude: PURE } },
      { extends: true, test: { name: 'ml', include: PURE, isolate: false } },
    ],
  },
});
