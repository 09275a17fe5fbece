import { selectTop } from '#ml/math/select-top.ts';
import type { BasketSequences } from './basket-sequences.ts';
import { createNearUsers } from './create-near-users.ts';
import { gatherOwnItems, type OwnItems } from './gather-own-items.ts';
import type { NextBasketModel } from './next-basket-model.ts';

/** What is known of one candidate for a user's next basket. Everything is 0 or above. */
export interface CandidateFacts {
  readonly item: number;
  /** Of the user's own baskets; see OwnItems. `since` is 0 for an item never bought. */
  readonly count: number;
  readonly decayed: number;
  readonly faded: number;
  readonly since: number;
  readonly basketCount: number;
  readonly popularity: number;
  readonly lately: number;
  readonly repeatRate: number;
  /** Mean decayed share among the nearest users, all alike (Hu et al. 2020); and by the power of their similarity (Faggioli et al. 2020). */
  readonly near: number;
  readonly alike: number;
  /** Sum of cosines with the items of the user's last basket. */
  readonly together: number;
  /** Sum of user-wise cosines with all of the user's other items, each times its decayed share of baskets. */
  readonly around: number;
}

/** Candidates taken from each list beside the user's own items. */
const LISTED = 25;
const NEAR_USERS = 300;
/** Power of the similarity in `alike`. */
const LOCALITY = 5;

/**
 * Create what describes the candidates of a user: their own items, the most popular, what the nearest users buy, and what
 * goes with the last basket. Each list is long enough that the ten best by any one fact are among them. By ascending item.
 *
 * @param histories the sequences the model was trained on.
 */
export function createCandidateFacts(
  model: NextBasketModel,
  histories: BasketSequences,
): (user: number) => CandidateFacts[] {
  const findNear = createNearUsers(model, NEAR_USERS);
  const room = (): Sums => ({
    values: new Float64Array(model.itemCount),
    touched: new Uint32Array(model.itemCount),
    size: 0,
  });
  const [near, alike, together, around] = [room(), room(), room(), room()];
  return (user) => {
    const own = gatherOwnItems(histories, user);
    sumNear(model, findNear(user), near, alike);
    const last = histories.userOffsets[user + 1]! - 1;
    if (own.basketCount > 0) sumTogether(model, histories, last, together);
    sumAround(model, own, around);
    const position = new Map(Array.from(own.items, (item, i) => [item, i]));
    const found = new Set([...own.items, ...model.popular.subarray(0, LISTED)]);
    for (const { values, touched, size } of [near, alike, together, around]) {
      const best = selectTop(touched.subarray(0, size), LISTED, (a, b) => values[b]! - values[a]! || a - b);
      for (const item of best) found.add(item);
    }
    const facts = [...found]
      .sort((a, b) => a - b)
      .map((item) => {
        const at = position.get(item);
        return {
          item,
          count: at === undefined ? 0 : own.counts[at]!,
          decayed: at === undefined ? 0 : own.decayed[at]!,
          faded: at === undefined ? 0 : own.faded[at]!,
          since: at === undefined ? 0 : own.since[at]!,
          basketCount: own.basketCount,
          popularity: model.popularity[item]!,
          lately: model.lately[item]!,
          repeatRate: model.repeatRate[item]!,
          near: near.values[item]!,
          alike: alike.values[item]!,
          together: together.values[item]!,
          around: around.values[item]!,
        };
      });
    for (const sums of [near, alike, together, around]) clear(sums);
    return facts;
  };
}

/** A sum for each item, and which items have one. */
interface Sums {
  readonly values: Float64Array;
  readonly touched: Uint32Array;
  size: number;
}

function add(sums: Sums, item: number, value: number): void {
  if (value <= 0) return;
  if (sums.values[item] === 0) sums.touched[sums.size++] = item;
  sums.values[item]! += value;
}

function clear(sums: Sums): void {
  for (let i = 0; i < sums.size; i++) sums.values[sums.touched[i]!] = 0;
  sums.size = 0;
}

function sumNear(
  { userOffsets, userItems, shares }: NextBasketModel,
  { users, similarities }: { readonly users: readonly number[]; readonly similarities: readonly number[] },
  near: Sums,
  alike: Sums,
): void {
  const powers = similarities.map((similarity) => similarity ** LOCALITY);
  const total = powers.reduce((sum, power) => sum + power, 0);
  for (const [n, user] of users.entries()) {
    for (let i = userOffsets[user]!; i < userOffsets[user + 1]!; i++) {
      add(near, userItems[i]!, shares[i]! / users.length);
      if (total > 0) add(alike, userItems[i]!, (shares[i]! * powers[n]!) / total);
    }
  }
}

function sumTogether(
  { together: { offsets, products, scores } }: NextBasketModel,
  { basketOffsets, items }: BasketSequences,
  basket: number,
  sums: Sums,
): void {
  for (let i = basketOffsets[basket]!; i < basketOffsets[basket + 1]!; i++) {
    for (let at = offsets[items[i]!]!; at < offsets[items[i]! + 1]!; at++) add(sums, products[at]!, scores[at]!);
  }
}

function sumAround(
  { around: { offsets, products, scores } }: NextBasketModel,
  { items, decayed, basketCount }: OwnItems,
  sums: Sums,
): void {
  for (let i = 0; i < items.length; i++) {
    const share = decayed[i]! / basketCount;
    for (let at = offsets[items[i]!]!; at < offsets[items[i]! + 1]!; at++)
      add(sums, products[at]!, share * scores[at]!);
  }
}
