import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { deriveCollections } from './derive-collections.ts';
import { readJsonl } from './read-jsonl.ts';
import type { CollectionRecord, ProductRow } from './types.ts';
import { writeRecords } from './write-records.ts';

/**
 * Load collections.jsonl (each collection, then its products with `__parentId`); without the file the collections are
 * the shop's product types. A store that has them, even if all were deleted since, keeps what it has.
 *
 * @throws {Error} naming file and line of a product whose collection was not seen.
 */
export function loadCollections(sql: Database, file: string): void {
  if (sql.prepare("SELECT 1 FROM Meta WHERE key = 'collections'").get() !== undefined) return;
  const load = sql.transaction(() => {
    const writer = writeRecords(sql);
    for (const collection of existsSync(file) ? readCollections(file) : deriveCollections(listProducts(sql)))
      writer.collection(collection);
    sql.prepare("INSERT INTO Meta VALUES ('collections', 'loaded')").run();
  });
  load.immediate();
}

function readCollections(file: string): Iterable<CollectionRecord> {
  const collections = new Map<string, CollectionRecord & { readonly productIds: string[] }>();
  for (const { row, line } of readJsonl(file)) {
    const { __parentId: parentId, ...fields } = row;
    const id = String(fields['id']);
    if (parentId === undefined) collections.set(id, { ...(fields as unknown as CollectionRecord), productIds: [] });
    else {
      const parent = collections.get(String(parentId));
      if (!parent) throw new Error(`Cannot read ${file}: line ${line} must come after its parent ${String(parentId)}.`);
      parent.productIds.push(id);
    }
  }
  return collections.values();
}

function listProducts(sql: Database): readonly ProductRow[] {
  const rows = sql.prepare('SELECT json FROM Product ORDER BY id').pluck().all() as string[];
  return rows.map((json) => JSON.parse(json) as ProductRow);
}
