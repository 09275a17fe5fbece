import type { ItemTable } from '../models/item-table.ts';
import type { AskedProduct, Loudest, Told } from './told.ts';

/** What some products say by their rows of a table, each times its weight. Sums run in the order asked. */
export function tellByTable(table: ItemTable, asked: readonly AskedProduct[]): Told {
  const { offsets, products, scores } = table;
  const told = new Float64Array(offsets.length - 1);
  const isKnown = new Uint8Array(told.length);
  const candidates: number[] = [];
  for (const { product } of asked) isKnown[product] = 1;
  for (const { product, weight } of asked) {
    const end = offsets[product + 1]!;
    for (let at = offsets[product]!; at < end; at++) {
      const other = products[at]!;
      told[other]! += weight * scores[at]!;
      if (isKnown[other] === 1) continue;
      isKnown[other] = 1;
      candidates.push(other);
    }
  }
  return { scores: told, candidates, explain: (best) => findLoudest(table, asked, best) };
}

function findLoudest(
  { offsets, products, scores }: ItemTable,
  asked: readonly AskedProduct[],
  best: readonly number[],
) {
  const loudest: Loudest[] = best.map(() => ({ because: -1, share: 0 }));
  const slots = new Int32Array(offsets.length).fill(-1);
  for (const [slot, product] of best.entries()) slots[product] = slot;
  for (const { product, weight } of asked) {
    const end = offsets[product + 1]!;
    for (let at = offsets[product]!; at < end; at++) {
      const slot = slots[products[at]!]!;
      if (slot < 0 || weight * scores[at]! <= loudest[slot]!.share) continue;
      loudest[slot] = { because: product, share: weight * scores[at]! };
    }
  }
  return loudest;
}
