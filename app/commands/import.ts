import { parseArgs } from 'node:util';
import { openDatabase, type Database } from '../db.server.ts';
import { loadDatabaseEnv } from '../env.server.ts';
import { importShop, type ImportSummary } from '../ingest/import/import-shop.ts';
import { rebuildProfiles } from '../profiles/rebuild-profiles.ts';
import { SECOND } from '../time.ts';
import { trainShop } from '../training/train-shop.ts';
import { readShopOption } from './read-shop-option.ts';

const USAGE = 'Usage: npm run import -- DIR [--shop DOMAIN] [--skip-bad] [--train]';

/**
 * `npm run import -- DIR`: read a shop folder into the database, rebuild its profiles, and say on the last line what
 * was done. With `--train` the shop is trained as well, and the line says so.
 */
async function runImport(args: readonly string[]): Promise<void> {
  const { folder, shop, skipBad, train } = readArguments(args);
  const db = openDatabase(loadDatabaseEnv().DATABASE_URL);
  const startedAt = Date.now();
  try {
    const summary = await importShop(folder, {
      db,
      ...(shop === undefined ? {} : { domain: shop }),
      skipBad,
      now: startedAt,
      onProgress: createProgress(),
    });
    for (const { file, line, reason } of summary.refusedLines) say(`Refused ${file} line ${line}: ${reason}`);
    if (summary.refused > summary.refusedLines.length)
      say(`... and ${summary.refused - summary.refusedLines.length} more.`);
    say('Rebuilding profiles ...');
    rebuildProfiles(db, summary.shopId);
    const sentences = [describe(summary, Date.now() - startedAt)];
    if (train) sentences.push(trainNow(db, summary.shopId));
    process.stdout.write(`${sentences.join(' ')}\n`);
  } finally {
    await db.close();
  }
}

function trainNow(db: Database, shopId: number): string {
  say('Training ...');
  const { state, version, error, seconds } = trainShop(db, shopId, { now: Date.now() });
  if (state === 'failed') throw new Error(error ?? 'Cannot train: it failed.');
  return `Trained model ${version} in ${seconds.toFixed(1)} s (${state}).`;
}

function readArguments(args: readonly string[]) {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { shop: { type: 'string' }, 'skip-bad': { type: 'boolean' }, train: { type: 'boolean' } },
    });
  } catch (cause) {
    throw new Error(`Cannot import: ${(cause as Error).message.split('. ')[0]}. ${USAGE}`, { cause });
  }
  const { values, positionals } = parsed;
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0)
    throw new Error(`Cannot import: one folder must be named, got ${positionals.length}. ${USAGE}`);
  const shop = values.shop === undefined ? undefined : readShopOption('import', values.shop);
  return { folder, shop, skipBad: values['skip-bad'] === true, train: values.train === true };
}

/** A line on stderr every two seconds, and one at the end of each file. */
function createProgress(): (file: string, lines: number, share: number) => void {
  let saidAt = Date.now();
  return (file, lines, share) => {
    if (share < 1 && Date.now() - saidAt < 2 * SECOND) return;
    saidAt = Date.now();
    say(`${file}: ${Math.floor(share * 100)} % (${lines.toLocaleString('en')} lines)`);
  };
}

function describe({ domain, counts, refused }: ImportSummary, milliseconds: number): string {
  const count = (n: number, noun: string) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
  const parts = [
    count(counts.Order, 'order'),
    count(counts.LineItem, 'order line'),
    count(counts.Refund, 'refund'),
    count(counts.Customer, 'customer'),
    count(counts.Product, 'product'),
  ];
  return `Imported ${domain}: ${parts.join(', ')} in ${(milliseconds / SECOND).toFixed(1)} s (${count(refused, 'line')} refused).`;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

try {
  await runImport(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
