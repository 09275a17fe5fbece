import { encodeSections } from '../data/encode-sections.ts';
import type { Column, Sections } from '../data/sections.ts';
import { encodeBuyAgainModel } from './buy-again/encode-buy-again-model.ts';
import { encodeContentModel } from './content/encode-content-model.ts';
import { encodePlacementModel } from './encode-placement-model.ts';
import { ITEM_PLACEMENTS, type ShopModel } from './shop-model.ts';

/** Encode a model as an artifact. Same model, same bytes. */
export function encodeShopModel(model: ShopModel): Uint8Array {
  const { asOf, orderCount, buyerCount, vocabulary, placements, buyAgain, visits, content, ...tables } = model;
  const columns: Record<string, Column> = { vocabulary };
  for (const [part, table] of Object.entries(tables)) {
    for (const [name, column] of Object.entries(table) as [string, Column][]) columns[`${part}.${name}`] = column;
  }
  const parts: Sections[] = [
    { facts: { asOf, orderCount, buyerCount }, columns },
    ...ITEM_PLACEMENTS.map((placement) => encodePlacementModel(placements[placement], `placements.${placement}`)),
    encodeBuyAgainModel(buyAgain, 'buyAgain'),
    { facts: Object.fromEntries(Object.entries(visits).map(([name, fact]) => [`visits.${name}`, fact])), columns: {} },
    ...(content ? [encodeContentModel(content, 'content')] : []),
  ];
  return encodeSections({
    facts: Object.assign({}, ...parts.map(({ facts }) => facts)) as Sections['facts'],
    columns: Object.assign({}, ...parts.map((part) => part.columns)) as Sections['columns'],
  });
}
