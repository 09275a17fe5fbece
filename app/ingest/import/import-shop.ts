import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../db.server.ts';
import { findShopId } from '../find-shop.ts';
import type { Resource, RowCounts } from '../graphql/accept-rows.ts';
import { importFile, type RefusedLine } from './import-file.ts';
import { readShopFile } from './read-shop-file.ts';

/** Products and customers first: an order's own facts do not need them, but a reader of half an import does. */
const RESOURCES: readonly Resource[] = ['products', 'collections', 'customers', 'orders'];

/** Enough to see what is wrong with a file. */
const REFUSED_SHOWN = 5;

interface ImportShopOptions {
  readonly db: Database;
  /** Instead of the domain in `shop.json`. */
  readonly domain?: string;
  /** Go on behind a malformed line. */
  readonly skipBad?: boolean;
  readonly now: number;
  readonly onProgress?: (file: string, lines: number, share: number) => void;
}

export interface ImportSummary {
  readonly shopId: number;
  readonly domain: string;
  readonly counts: RowCounts;
  readonly refused: number;
  /** The first few. */
  readonly refusedLines: readonly RefusedLine[];
}

/**
 * Import a shop folder: `shop.json` and the bulk JSONL of products, customers and orders, of which one must be there.
 * Importing again, or the same rows in another order, leaves the same facts.
 *
 * @throws {Error} if the folder cannot be read, the shop is not known, or a line is refused and `skipBad` is not set.
 */
export async function importShop(folder: string, options: ImportShopOptions): Promise<ImportSummary> {
  const { db, skipBad = false, now, onProgress } = options;
  const files = findFiles(folder);
  const shop = saveShop(folder, options);
  const counts: RowCounts = {
    Product: 0,
    ProductVariant: 0,
    Collection: 0,
    CollectionProduct: 0,
    Customer: 0,
    Order: 0,
    LineItem: 0,
    Refund: 0,
    RefundLineItem: 0,
  };
  const refusedLines: RefusedLine[] = [];
  let refused = 0;
  const onRefused = (line: RefusedLine) => {
    if (refused++ < REFUSED_SHOWN) refusedLines.push(line);
  };
  for (const { resource, path } of files) {
    const summary = await importFile(path, {
      ...{ db, ...shop, resource, now },
      ...(skipBad ? { onRefused } : {}),
      onProgress: ({ lines, bytes, totalBytes }) => onProgress?.(`${resource}.jsonl`, lines, bytes / totalBytes),
    });
    for (const kind of Object.keys(counts) as (keyof RowCounts)[]) counts[kind] += summary.counts[kind];
  }
  return { shopId: shop.shopId, domain: shop.domain, counts, refused, refusedLines };
}

function findFiles(folder: string): { readonly resource: Resource; readonly path: string }[] {
  requireReadable(folder);
  const files = RESOURCES.map((resource) => ({ resource, path: join(folder, `${resource}.jsonl`) }));
  const there = files.filter(({ path }) => existsSync(path));
  const folderInstead = there.find(({ path }) => statSync(path).isDirectory());
  if (folderInstead) throw new Error(`Cannot import ${folderInstead.path}: it must be a file, got a folder.`);
  if (there.length > 0) return there;
  throw new Error(
    `Cannot import ${folder}: one of ${RESOURCES.map((name) => `${name}.jsonl`).join(', ')} must be in it, got none.`,
  );
}

function requireReadable(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Error(`Cannot import ${folder}: it must be a folder, got a file.`);
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch (cause) {
    const reason = existsSync(folder) ? 'cannot be read' : 'does not exist';
    throw new Error(`Cannot import ${folder}: it must be a folder that can be read, but it ${reason}.`, { cause });
  }
}

function saveShop(folder: string, { db, domain: asked }: ImportShopOptions) {
  const settings = readShopFile(folder);
  const domain = asked ?? settings?.domain;
  if (!domain)
    throw new Error(`Cannot import ${folder}: shop.json must name the shop, or --shop DOMAIN must be given.`);
  const known = db.sql.prepare('SELECT currency FROM Shop WHERE domain = ?').pluck().get(domain) as string | undefined;
  const currency = settings?.currencyCode ?? known;
  if (!currency)
    throw new Error(`Cannot import ${folder}: shop.json must say the currency of ${domain}, which is not known yet.`);
  const shopId = findShopId(db, domain);
  if (settings) {
    db.sql
      .prepare(`UPDATE Shop SET currency = ?, ianaTimezone = ?, name = iif(? = '', name, ?) WHERE id = ?`)
      .run(currency, settings.ianaTimezone, settings.name, settings.name, shopId);
  }
  return { shopId, domain, currency };
}
