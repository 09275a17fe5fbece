import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/support/slowest-first.ts';

/** Pure code keeps nothing between files: its tests share their processes, and load each module once. */
const PURE = ['tests/ml/**/*.test.ts'];

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
      { extends: true, test: { name: 'app', include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'], exclude: PURE } },
      { extends: true, test: { name: 'ml', include: PURE, isolate: false } },
    ],
  },
});
