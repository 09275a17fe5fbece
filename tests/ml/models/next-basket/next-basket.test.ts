import { expect, test } from 'vitest';
import { createRandom } from '#ml/math/create-random.ts';
import { answerBaskets } from '#ml/models/next-basket/answer-baskets.ts';
import type { BasketSequences } from '#ml/models/next-basket/basket-sequences.ts';
import { chooseNextBasket } from '#ml/models/next-basket/choose-next-basket.ts';
import { createCandidateFacts } from '#ml/models/next-basket/create-candidate-facts.ts';
import { createNearUsers } from '#ml/models/next-basket/create-near-users.ts';
import { dropLastBaskets } from '#ml/models/next-basket/drop-last-baskets.ts';
import { gatherOwnItems } from '#ml/models/next-basket/gather-own-items.ts';
import { NEXT_BASKET_RECIPES } from '#ml/models/next-basket/next-basket-recipes.ts';
import { rankNextBasket } from '#ml/models/next-basket/rank-next-basket.ts';
import { trainNextBasket } from '#ml/models/next-basket/train-next-basket.ts';

function makeSequences(itemCount: number, users: readonly (readonly (readonly number[])[])[]): BasketSequences {
  const userOffsets = [0];
  const basketOffsets = [0];
  const items: number[] = [];
  for (const baskets of users) {
    for (const basket of baskets) {
      items.push(...basket);
      basketOffsets.push(items.length);
    }
    userOffsets.push(basketOffsets.length - 1);
  }
  return {
    itemCount,
    userOffsets: Uint32Array.from(userOffsets),
    basketOffsets: Uint32Array.from(basketOffsets),
    items: Uint32Array.from(items),
  };
}

const rank = (sequences: BasketSequences, user: number, name: string, limit = 10) =>
  rankNextBasket(
    createCandidateFacts(trainNextBasket(sequences), sequences)(user),
    NEXT_BASKET_RECIPES.find((recipe) => recipe.name === name)!,
    limit,
  );

test('the last baskets are dropped, users stay', () => {
  const sequences = makeSequences(5, [[[0, 1], [2], [3]], [[4]]]);
  expect(dropLastBaskets(sequences, 1)).toEqual(makeSequences(5, [[[0, 1], [2]], []]));
  expect(dropLastBaskets(sequences, 3)).toEqual(makeSequences(5, [[], []]));
});

test('own items: counts, decay by baskets and baskets since, by hand', () => {
  const own = gatherOwnItems(makeSequences(5, [[[0, 1], [1], [2]]]), 0);
  expect([...own.items]).toEqual([0, 1, 2]);
  expect([...own.counts]).toEqual([1, 2, 1]);
  expect([...own.since]).toEqual([2, 1, 0]);
  // Item 1 is two and one baskets back: .81 + .9, and .36 + .6.
  expect(own.decayed[1]).toBeCloseTo(1.71, 12);
  expect(own.faded[1]).toBeCloseTo(0.96, 12);
  expect(own.basketCount).toBe(3);
});

test('personal counts: popularity decides between equals, then fills', () => {
  // User 0 has bought 0 twice, 3 and 4 once each; 4 is popular, then 5, then 6.
  const others = [[[4, 5, 6]], [[4, 5]], [[4]]];
  const sequences = makeSequences(8, [
    [
      [0, 3],
      [0, 4],
    ],
    ...others,
  ]);
  expect(rank(sequences, 0, 'personal counts')).toEqual([0, 4, 3, 5, 6]);
  expect(rank(sequences, 0, 'popularity', 3)).toEqual([4, 0, 5]);
});

test('nearest users: the cosine of their vectors, by hand', () => {
  // Three users, one basket each: {0 1}, {0 1}, {1 2}. Weights log(4 / buyers): item 0 ln 2, 1 ln 4/3, 2 ln 4.
  const sequences = makeSequences(3, [[[0, 1]], [[0, 1]], [[1, 2]]]);
  const near = createNearUsers(trainNextBasket(sequences), 5);
  const [zero, one, two] = [Math.log(2), Math.log(4 / 3), Math.log(4)];
  const { users, similarities } = near(0);
  expect(users).toEqual([1, 2]);
  expect(similarities[0]).toBeCloseTo(1, 6);
  expect(similarities[1]).toBeCloseTo((one * one) / Math.hypot(zero, one) / Math.hypot(one, two), 6);
  expect(near(0)).toEqual({ users, similarities });
});

test('TIFU-KNN: what near users buy comes before what is popular with others', () => {
  const likeMe = Array.from({ length: 5 }, () => [[0, 1, 2]]);
  const unlike = Array.from({ length: 20 }, () => [[8, 9]]);
  const sequences = makeSequences(10, [[[0, 1]], ...likeMe, ...unlike]);
  expect(rank(sequences, 0, 'TIFU-KNN .9/.7', 3)).toEqual([0, 1, 2]);
  expect(rank(sequences, 0, 'UP-CF 1', 3)).toEqual([0, 1, 2]);
  // 2 goes with both 0 and 1, each of them with the other only.
  expect(rank(sequences, 0, 'last basket', 3)).toEqual([2, 0, 1]);
  expect(rank(sequences, 0, 'personal counts', 3)).toEqual([0, 1, 8]);
});

test('what goes with the last basket, and with all a user bought, by hand', () => {
  // Item 0: in 3 baskets of 3 users; 1 likewise; both in 1 basket, and with 2 users. 2 goes with 1 only.
  const sequences = makeSequences(3, [[[0]], [[0, 1]], [[0], [1]], [[1, 2]]]);
  const facts = createCandidateFacts(trainNextBasket(sequences), sequences)(0);
  expect(facts.map(({ item }) => item)).toEqual([0, 1, 2]);
  expect(facts[1]!.together).toBeCloseTo(1 / 3, 6);
  expect(facts[1]!.around).toBeCloseTo(2 / 3, 6);
  expect(facts[2]).toMatchObject({ together: 0, around: 0, count: 0, popularity: 1 / 5, lately: 1 / 4 });
  expect(facts[0]).toMatchObject({ count: 1, decayed: 1, since: 0, basketCount: 1, lately: 1 / 2 });
});

test('nobody with a history: popularity, and no crash', () => {
  const sequences = makeSequences(3, [[], [[1]], [[1, 2]]]);
  expect(rank(sequences, 0, 'personal counts')).toEqual([1, 2]);
  for (const { name } of NEXT_BASKET_RECIPES) expect(rank(sequences, 0, name).length).toBeGreaterThan(0);
  expect(trainNextBasket(makeSequences(0, [])).popular.length).toBe(0);
});

/** Users who buy one favourite in every other basket, and something popular. */
function makeHabits(count: number): BasketSequences {
  const random = createRandom(5);
  return makeSequences(
    60,
    Array.from({ length: count }, (_, user) => {
      const favourite = 20 + (user % 40);
      const phase = user % 2;
      return Array.from({ length: 8 }, (_, basket) =>
        basket % 2 === phase ? [Math.floor(random() * 5), favourite] : [Math.floor(random() * 5)],
      );
    }),
  );
}

test('the blend learns what counting cannot: a habit of every other basket', () => {
  const sequences = makeHabits(120);
  const users = Array.from({ length: 120 }, (_, user) => user);
  const { recipe, compared } = chooseNextBasket([...answerBaskets(dropLastBaskets(sequences, 1), users, 1)]);
  expect(recipe.name).toBe('blend');
  expect(compared[0]!.recipe).toBe('blend');
  expect(compared.length).toBe(NEXT_BASKET_RECIPES.length + 1);
  expect(compared[0]!.ndcg).toBeGreaterThan(compared.find((one) => one.recipe === 'popularity')!.ndcg);
});

test('too few users to choose on: personal counts', () => {
  const sequences = makeHabits(20);
  const answered = [...answerBaskets(sequences, [0, 1, 2], 1)];
  expect([...answered[0]!.relevant]).toEqual([
    ...sequences.items.subarray(sequences.basketOffsets[7], sequences.basketOffsets[8]),
  ]);
  expect(chooseNextBasket(answered)).toMatchObject({ recipe: { name: 'personal counts' }, compared: [] });
});

test('what came next teaches nothing before it is answered', () => {
  const sequences = makeSequences(4, [
    [[0], [3]],
    [[1], [0]],
  ]);
  const [first] = [...answerBaskets(sequences, [0], 1)];
  expect(first!.candidates.map(({ item }) => item)).toEqual([0, 1]);
  expect([...first!.relevant]).toEqual([3]);
});
