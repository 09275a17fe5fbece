import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start browsers, servers and processes, the longest first, in seconds on a quiet machine of two cores. */
const SECONDS: Readonly<Record<string, number>> = {
  'tests/routes/pages.test.ts': 60,
  'tests/e2e/story.test.ts': 45,
  'tests/sandbox/storefront/block-in-browser.test.ts': 35,
  'tests/e2e/demo.test.ts': 25,
  'tests/routes/buyer.test.ts': 23,
  'tests/architecture.test.ts': 21,
  'tests/routes/languages.test.ts': 20,
  'tests/routes/interaction.test.ts': 19,
  'tests/profiles/profile-properties.test.ts': 18,
  'tests/bench/main.test.ts': 17,
  'tests/server/server.test.ts': 16,
  'tests/server/start-server.test.ts': 14,
  'tests/routes/actions.test.ts': 12,
  'tests/sandbox/admin/shell.test.ts': 12,
  'tests/commands/state-hash.test.ts': 11,
};

/** Long files first, so that no worker is left alone with one at the end; a clean clone knows no durations of its own. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const secondsOf = ({ moduleId }: TestSpecification) =>
      SECONDS[moduleId.slice(moduleId.lastIndexOf('/tests/') + 1)] ?? 0;
    return sorted.sort((a, b) => secondsOf(b) - secondsOf(a));
  }
}
