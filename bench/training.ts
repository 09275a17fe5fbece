import type { Report } from './figure.ts';
import type { Flags } from './suites.ts';
import { measureSolvers } from './training/measure-solvers.ts';

/**
 * How long learning takes: the solvers on a generated matrix beside libmf.
 *
 * @throws {Error} if `rounds` is not a positive whole number.
 */
export async function benchTraining(flags: Flags, report: Report): Promise<void> {
  const rounds = Number(flags.rounds ?? 3);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`Cannot measure training: --rounds must be a positive whole number, got "${flags.rounds}".`);
  await measureSolvers(rounds, report);
}
