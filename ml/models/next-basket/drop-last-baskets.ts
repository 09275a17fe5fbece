import type { BasketSequences } from './basket-sequences.ts';

/** The same users without the last `count` baskets of each; a user may be left with none. */
export function dropLastBaskets(
  { itemCount, userOffsets, basketOffsets, items }: BasketSequences,
  count: number,
): BasketSequences {
  const users = new Uint32Array(userOffsets.length);
  const baskets = [0];
  const kept: number[] = [];
  for (let user = 0; user + 1 < userOffsets.length; user++) {
    for (let basket = userOffsets[user]!; basket + count < userOffsets[user + 1]!; basket++) {
      for (let i = basketOffsets[basket]!; i < basketOffsets[basket + 1]!; i++) kept.push(items[i]!);
      baskets.push(kept.length);
    }
    users[user + 1] = baskets.length - 1;
  }
  return { itemCount, userOffsets: users, basketOffsets: Uint32Array.from(baskets), items: Uint32Array.from(kept) };
}
