import { fork } from 'node:child_process';
import type { Report } from '../figure.ts';
import type { Flags } from '../suites.ts';

/** What the process that retrains tells. */
export interface Retrained {
  readonly seconds: number;
  readonly peakMb: number;
  readonly orders: number;
  readonly products: number;
}

/**
 * A full retrain of a shop folder, the selection of recipes and settings on rolling origins included, in a process of its
 * own so that its memory is its own.
 *
 * @throws {Error} if the folder cannot be trained.
 */
export async function benchRetrain({ dir = '' }: Flags, report: Report): Promise<void> {
  const { seconds, peakMb, orders, products } = await retrain(dir);
  const detail = `${orders} counted orders, ${products} products; load, three origins, all recipes, report, final model`;
  report({ name: 'retrain.seconds', value: seconds, unit: 's', detail });
  report({
    name: 'retrain.rss.mb',
    value: peakMb,
    unit: 'MB',
    detail: 'most memory of the process, its import included',
  });
}

function retrain(dir: string): Promise<Retrained> {
  const child = fork(new URL('./retrain-folder.ts', import.meta.url), [dir], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (told) => resolve(told as Retrained));
    child.once('exit', (code) => reject(new Error(`Cannot measure the retrain: its process ended (${code}).`)));
  });
}
