import type { Column } from '../data/sections.ts';
import { encodeSections } from '../data/encode-sections.ts';
import type { ShopModel } from './shop-model.ts';

/** Encode a model as an artifact. Same model, same bytes. */
export function encodeShopModel({ asOf, orderCount, buyerCount, vocabulary, ...parts }: ShopModel): Uint8Array {
  const columns: Record<string, Column> = { vocabulary };
  for (const [part, table] of Object.entries(parts)) {
    for (const [name, column] of Object.entries(table) as [string, Column][]) columns[`${part}.${name}`] = column;
  }
  return encodeSections({ facts: { asOf, orderCount, buyerCount }, columns });
}
