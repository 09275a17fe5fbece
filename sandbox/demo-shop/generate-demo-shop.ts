import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemoShop, type DemoShop } from './create-demo-shop.ts';

interface GenerateOptions {
  readonly folder: string;
  readonly seed: number;
  /** The history ends here. */
  readonly endAt: Date;
}

/** Generate the demo shop into a folder (products.jsonl, collections.jsonl, customers.jsonl, orders.jsonl and, last, shop.json) and say what is in it. */
export function generateDemoShop({ folder, seed, endAt }: GenerateOptions): DemoShop['shop'] {
  const { shop, ...files } = createDemoShop({ seed, endAt: endAt.getTime() });
  mkdirSync(folder, { recursive: true });
  for (const [name, rows] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  writeFileSync(join(folder, 'shop.json'), `${JSON.stringify(shop, null, 2)}\n`);
  return shop;
}
