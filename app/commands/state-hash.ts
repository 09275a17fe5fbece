import { parseArgs } from 'node:util';
import { openDatabase, type Database } from '../db.server.ts';
import { loadDatabaseEnv } from '../env.server.ts';
import { rebuildStaleProfiles } from '../profiles/rebuild-stale-profiles.ts';
import { hashState } from '../training/hash-state.ts';

const USAGE = 'Usage: npm run state-hash -- --shop DOMAIN';

/**
 * `npm run state-hash -- --shop DOMAIN`: bring the shop's profiles up to date, and print the SHA-256 of all that is
 * derived from its accepted facts, alone on the last line.
 */
async function runStateHash(args: readonly string[]): Promise<void> {
  const domain = readDomain(args);
  const db = openDatabase(loadDatabaseEnv().DATABASE_URL);
  try {
    const shopId = requireShop(db, domain);
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
  return domain;
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
