import { parseArgs } from 'node:util';
import { openDatabase, type Database } from '../db.server.ts';
import { loadDatabaseEnv } from '../env.server.ts';
import { awaitInbox } from '../ingest/await-inbox.ts';
import { rebuildStaleProfiles } from '../profiles/rebuild-stale-profiles.ts';
import { hashState } from '../training/hash-state.ts';
import { readShopOption } from './read-shop-option.ts';

const USAGE = 'Usage: npm run state-hash -- --shop DOMAIN';

/**
 * `npm run state-hash -- --shop DOMAIN`: wait for the deliveries that a worker is reading, bring the shop's profiles up
 * to date, and print the SHA-256 of all that is derived from its accepted facts, alone on the last line.
 */
async function runStateHash(args: readonly string[]): Promise<void> {
  const domain = readDomain(args);
  const db = openDatabase(loadDatabaseEnv().DATABASE_URL);
  try {
    const shopId = requireShop(db, domain);
    const unread = await awaitInbox(db, shopId);
    if (unread > 0) process.stderr.write(`${warnOfUnread(unread, domain)}\n`);
    rebuildStaleProfiles(db, Infinity, { shopId });
    process.stdout.write(`${hashState(db, shopId)}\n`);
  } finally {
    await db.close();
  }
}

function readDomain(args: readonly string[]): string {
  let domain: string | undefined;
  try {
    domain = parseArgs({ args: [...args], options: { shop: { type: 'string' } } }).values.shop;
  } catch (cause) {
    throw new Error(`Cannot hash state: ${(cause as Error).message.split('. ')[0]}. ${USAGE}`, { cause });
  }
  if (!domain) throw new Error(`Cannot hash state: --shop must name a shop. ${USAGE}`);
  return readShopOption('hash state', domain);
}

function warnOfUnread(unread: number, domain: string): string {
  const what = unread === 1 ? '1 delivery' : `${unread.toLocaleString('en')} deliveries`;
  return `Warning: ${what} of ${domain} still to be read (does a worker run?): the hash is of what was read so far.`;
}

function requireShop(db: Database, domain: string): number {
  const shopId = db.sql.prepare('SELECT id FROM Shop WHERE domain = ?').pluck().get(domain) as number | undefined;
  if (shopId === undefined) {
    throw new Error(`Cannot hash state: the shop must be one whose orders are in the database, got "${domain}".`);
  }
  return shopId;
}

try {
  await runStateHash(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
