import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure, Report } from '../figure.ts';

const SHOPS = [
  { orders: 1_000_000, buyers: 300_000, prefix: '' },
  { orders: 2000, buyers: 900, prefix: 'small.' },
] as const;
/** When a made-up shop's last order comes. */
const ENDS_AT = Date.UTC(2026, 8, 30, 12);

/**
 * How long it takes to rebuild all profiles of a made-up shop with its fits, one row after an order, and to refit: of a
 * shop of a million orders and of a small one, each in a process with nothing else in its memory.
 *
 * @throws {Error} if the process fails.
 */
export async function runProfiles(report: Report): Promise<void> {
  for (const { orders, buyers, prefix } of SHOPS) {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
    const args = [`file:${join(folder, 'profiles.db')}`, String(orders), String(buyers), String(ENDS_AT)];
    const tell: Report = (figure) =>
      report({ ...figure, name: figure.name.replace('profiles.', `profiles.${prefix}`) });
    try {
      await run([...args, 'generate'], tell);
      await run([...args, 'measure'], tell);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function run(args: readonly string[], report: Report): Promise<void> {
  const child = fork(new URL('./measure-profiles.ts', import.meta.url), [...args], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  child.on('message', (figure) => report(figure as Figure));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Cannot measure profiles: their process ended (${code}).`)),
    );
  });
}
