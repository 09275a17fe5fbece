import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What the folder says of products: the type of each, and what a unit of a variant costs, in whole minor units. */
export interface FolderProducts {
  readonly types: ReadonlyMap<number, string>;
  readonly costs: ReadonlyMap<string, bigint>;
}

interface Row {
  readonly id: string;
  readonly productType?: string;
  readonly inventoryItem?: { readonly unitCost?: { readonly amount: string } | null };
}

/** Read every product and variant of a `products.jsonl`. */
export async function readFolderProducts(file: string, digits: number): Promise<FolderProducts> {
  const types = new Map<number, string>();
  const costs = new Map<string, bigint>();
  if (!existsSync(file)) return { types, costs };
  for await (const text of createInterface({ input: createReadStream(file) })) {
    if (text === '') continue;
    const row = JSON.parse(text) as Row;
    const [, , , kind, id] = row.id.split('/');
    if (kind === 'Product') types.set(Number(id), row.productType ?? '');
    const amount = row.inventoryItem?.unitCost?.amount;
    if (kind !== 'ProductVariant' || amount === undefined) continue;
    const [whole = '0', part = ''] = amount.split('.');
    costs.set(row.id, BigInt(whole + part.padEnd(digits, '0').slice(0, digits)));
  }
  return { types, costs };
}
