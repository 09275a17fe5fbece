import { fork } from 'node:child_process';
import type { Figure, Report } from '../figure.ts';

/**
 * Measure events of visits in a process of its own, with nothing else in its memory.
 *
 * @throws {Error} if the process fails.
 */
export function runVisits(report: Report): Promise<void> {
  const child = fork(new URL('./measure-visits.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  child.on('message', (figure) => report(figure as Figure));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Cannot measure visits: their process ended (${code}).`)),
    );
  });
}
