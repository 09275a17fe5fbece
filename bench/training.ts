import type { Report } from './figure.ts';
import type { Flags } from './suites.ts';
import { measureSolvers } from './training/measure-solvers.ts';
import { benchRetrain } from './training/retrain.ts';
import { runProfiles } from './training/run-profiles.ts';
import { runVisits } from './training/run-visits.ts';

/**
 * How long learning takes: the solvers on a generated matrix beside libmf, an event of a visit, the profiles of a made-up
 * shop, and with `--dir` the full retrain of a shop folder. All but the solvers run in processes of their own: none meets
 * the memory of another.
 *
 * @throws {Error} if `rounds` is not a positive whole number, or the folder cannot be trained.
 */
export async function benchTraining(flags: Flags, report: Report): Promise<void> {
  const rounds = Number(flags.rounds ?? 3);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`Cannot measure training: --rounds must be a positive whole number, got "${flags.rounds}".`);
  await measureSolvers(rounds, report);
  await runVisits(report);
  await runProfiles(report);
  if (flags.dir) await benchRetrain(flags, report);
}
