import type { Report } from './figure.ts';
import type { Flags } from './suites.ts';

/** The tasks of the suite, loaded when asked for. */
const TASKS: Readonly<Record<string, () => Promise<(flags: Flags, report: Report) => Promise<void> | void>>> = {
  shop: async () => (await import('./quality/shop.ts')).benchShopQuality,
  interactions: async () => (await import('./quality/interactions.ts')).benchInteractions,
  sessions: async () => (await import('./quality/sessions.ts')).benchSessions,
  sequences: async () => (await import('./quality/sequences.ts')).benchSequences,
  baskets: async () => (await import('./quality/baskets.ts')).benchBaskets,
  clv: async () => (await import('./quality/clv.ts')).benchClv,
};

/**
 * How good recommendations and predictions are, by public protocols: `--task shop --dir DIR`, or a public layout with
 * `--file`.
 *
 * @throws {Error} if the task is not known.
 */
export async function benchQuality(flags: Flags, report: Report): Promise<void> {
  const { task = 'shop', ...rest } = flags;
  const load = Object.hasOwn(TASKS, task) ? TASKS[task] : undefined;
  if (!load)
    throw new Error(
      `Cannot run the bench quality: --task must be one of ${Object.keys(TASKS).join(', ')}, got "${task}".`,
    );
  await (
    await load()
  )(rest, report);
}
