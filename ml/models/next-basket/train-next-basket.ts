import { selectTop } from '#ml/math/select-top.ts';
import { trainCosine } from '../train-cosine.ts';
import type { BasketSequences } from './basket-sequences.ts';
import { gatherOwnItems, type OwnItems } from './gather-own-items.ts';
import type { NextBasketModel } from './next-basket-model.ts';

/** Items listed of the popular, and near each item. */
const LISTED = 50;
/** Buyers' worth of belief in the mean repeat rate. */
const REPEAT_PRIOR = 20;

/**
 * Train what the next basket is predicted from: popularity, repeat rates, items bought together, and each user as a
 * vector. A user's vector is the decayed share of their baskets with each item (Hu et al., SIGIR 2020); users are compared
 * by its direction with rare items counting more (times `log(users / buyers)`).
 */
export function trainNextBasket(sequences: BasketSequences): NextBasketModel {
  const { itemCount, userOffsets, basketOffsets, items } = sequences;
  const userCount = userOffsets.length - 1;
  const own = Array.from({ length: userCount }, (_, user) => gatherOwnItems(sequences, user));
  const popularity = new Float64Array(itemCount);
  for (const item of items) popularity[item]! += 1 / (basketOffsets.length - 1);
  const { buyers, repeatBuyers, lately } = countBuyers(own, itemCount);
  const pairs = buyers.reduce((sum, n) => sum + n, 0);
  const meanRate = pairs > 0 ? repeatBuyers.reduce((sum, n) => sum + n, 0) / pairs : 0;
  const baskets = {
    rowCount: basketOffsets.length - 1,
    columnCount: itemCount,
    offsets: basketOffsets,
    columns: items,
  };
  const vectors = buildVectors(own, buyers);
  const users = {
    rowCount: userCount,
    columnCount: itemCount,
    offsets: vectors.userOffsets,
    columns: vectors.userItems,
  };
  const sold = Array.from(popularity.keys()).filter((item) => popularity[item]! > 0);
  return {
    itemCount,
    popularity,
    lately,
    repeatRate: Float32Array.from(
      repeatBuyers,
      (n, item) => (n + REPEAT_PRIOR * meanRate) / (buyers[item]! + REPEAT_PRIOR),
    ),
    popular: Uint32Array.from(selectTop(sold, LISTED, (a, b) => popularity[b]! - popularity[a]! || a - b)),
    together: trainCosine(baskets, { maxNeighbors: LISTED }),
    around: trainCosine(users, { maxNeighbors: LISTED }),
    ...vectors,
  };
}

function countBuyers(own: readonly OwnItems[], itemCount: number) {
  const buyers = new Uint32Array(itemCount);
  const repeatBuyers = new Uint32Array(itemCount);
  const lately = new Float64Array(itemCount);
  for (const { items, counts, since } of own) {
    for (const [i, item] of items.entries()) {
      buyers[item]! += 1;
      if (counts[i]! > 1) repeatBuyers[item]! += 1;
      if (since[i] === 0) lately[item]! += 1 / own.length;
    }
  }
  return { buyers, repeatBuyers, lately };
}

function buildVectors(own: readonly OwnItems[], buyers: Uint32Array) {
  const userOffsets = new Uint32Array(own.length + 1);
  for (const [user, { items }] of own.entries()) userOffsets[user + 1] = userOffsets[user]! + items.length;
  const size = userOffsets[own.length]!;
  const userItems = new Uint32Array(size);
  const shares = new Float32Array(size);
  const directions = new Float32Array(size);
  const itemOffsets = new Uint32Array(buyers.length + 1);
  for (const [item, n] of buyers.entries()) itemOffsets[item + 1] = itemOffsets[item]! + n;
  const itemUsers = new Uint32Array(size);
  const itemDirections = new Float32Array(size);
  const free = itemOffsets.slice();
  for (const [user, { items, decayed, basketCount }] of own.entries()) {
    const weighted = decayed.map((value, i) => Math.sqrt(value) * Math.log((own.length + 1) / buyers[items[i]!]!));
    const length = Math.sqrt(weighted.reduce((sum, value) => sum + value * value, 0));
    for (const [i, item] of items.entries()) {
      const direction = length > 0 ? weighted[i]! / length : 0;
      userItems[userOffsets[user]! + i] = item;
      shares[userOffsets[user]! + i] = decayed[i]! / basketCount;
      directions[userOffsets[user]! + i] = direction;
      itemUsers[free[item]!] = user;
      itemDirections[free[item]!++] = direction;
    }
  }
  return { userOffsets, userItems, shares, directions, itemOffsets, itemUsers, itemDirections };
}
