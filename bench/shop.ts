import type { Report } from './figure.ts';
import type { Flags } from './suites.ts';
import { trainFolder } from './train-folder.ts';

/**
 * How long a shop folder takes to import and to train, its selection included, and the memory of the whole.
 *
 * @throws {Error} if the folder has no orders, or a line cannot be read.
 */
export async function benchShop(flags: Flags, report: Report): Promise<void> {
  const { outcome, importSeconds, counts, peakMb } = await trainFolder(flags.dir);
  const detail = `${counts.Order} orders, ${counts.LineItem} lines, ${counts.Refund} refunds, profiles included`;
  report({ name: 'import.seconds', value: importSeconds, unit: 's', detail });
  const trained = `${outcome.orderCount} counted orders, selection on earlier windows and report on the last included`;
  report({ name: 'train.seconds', value: outcome.seconds, unit: 's', detail: trained });
  report({ name: 'peak.rss.mb', value: peakMb, unit: 'MB', detail: 'import and training in one process' });
}
