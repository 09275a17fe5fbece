import type { ItemTable } from '../models/item-table.ts';
import type { RankingRoom } from './create-ranking-room.ts';
import type { AskedProduct, Loudest, Told } from './told.ts';

/**
 * What some products say by their rows of a table, each times its weight. Sums run in the order asked.
 *
 * @param room what is told lies in it until it is used again.
 */
export function tellByTable(
  table: ItemTable,
  asked: readonly AskedProduct[],
  { told, isKnown, candidates }: RankingRoom,
): Told {
  const { offsets, products, scores } = table;
  told.fill(0);
  isKnown.fill(0);
  let count = 0;
  for (let i = 0; i < asked.length; i++) isKnown[asked[i]!.product] = 1;
  for (let i = 0; i < asked.length; i++) {
    const { product, weight } = asked[i]!;
    const end = offsets[product + 1]!;
    for (let at = offsets[product]!; at < end; at++) {
      const other = products[at]!;
      told[other]! += weight * scores[at]!;
      if (isKnown[other] === 1) continue;
      isKnown[other] = 1;
      candidates[count++] = other;
    }
  }
  return { scores: told, candidates, count, isKnown, explain: (best) => findLoudest(table, asked, best) };
}

function findLoudest({ offsets, products, scores }: ItemTable, asked: readonly AskedProduct[], best: Uint32Array) {
  const because = new Int32Array(best.length).fill(-1);
  const shares = new Float64Array(best.length);
  const slots = new Uint32Array(offsets.length);
  for (let slot = 0; slot < best.length; slot++) slots[best[slot]!] = slot + 1;
  for (let i = 0; i < asked.length; i++) {
    const { product, weight } = asked[i]!;
    const end = offsets[product + 1]!;
    for (let at = offsets[product]!; at < end; at++) {
      const slot = slots[products[at]!]! - 1;
      if (slot < 0 || weight * scores[at]! <= shares[slot]!) continue;
      because[slot] = product;
      shares[slot] = weight * scores[at]!;
    }
  }
  return Array.from(because, (product, slot): Loudest => ({ because: product, share: shares[slot]! }));
}
