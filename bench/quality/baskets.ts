import { existsSync } from 'node:fs';
import { ndcgAt } from '#ml/evaluation/ndcg-at.ts';
import { recallAt } from '#ml/evaluation/recall-at.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { answerBaskets } from '#ml/models/next-basket/answer-baskets.ts';
import type { BasketSequences } from '#ml/models/next-basket/basket-sequences.ts';
import { chooseNextBasket, type ChosenNextBasket } from '#ml/models/next-basket/choose-next-basket.ts';
import { dropLastBaskets } from '#ml/models/next-basket/drop-last-baskets.ts';
import { rankNextBasket } from '#ml/models/next-basket/rank-next-basket.ts';
import type { Report } from '../figure.ts';
import type { Flags } from '../suites.ts';
import { readBaskets } from './read-baskets.ts';

const SLOTS = 10;
/** Enough to tell recipes apart; more would only take longer. */
const MAX_VALIDATION_USERS = 4000;
const SEED = 20_210_914;

/**
 * Predict each user's last basket of a file from all baskets before it. The recipe is chosen on the baskets before the
 * last, from what came before those.
 *
 * @throws {Error} if the file cannot be read, or nobody has two baskets.
 */
export async function benchBaskets(flags: Flags, report: Report): Promise<void> {
  const file = flags.file ?? '';
  if (!existsSync(file)) throw new Error(`Cannot measure baskets: --file must be a file of baskets, got "${file}".`);
  const sequences = readBaskets(file);
  const users = listUsers(sequences, 2);
  if (users.length === 0) throw new Error('Cannot measure baskets: a user must have two baskets, got none with them.');
  const earlier = dropLastBaskets(sequences, 1);
  const asked = sample(listUsers(earlier, 2));
  const chosen = chooseNextBasket([...answerBaskets(earlier, asked, 1)]);
  let [recall, ndcg] = [0, 0];
  for (const { candidates, relevant } of answerBaskets(sequences, users, 1)) {
    const ranked = rankNextBasket(candidates, chosen.recipe, SLOTS);
    recall += recallAt(ranked, relevant, SLOTS) / users.length;
    ndcg += ndcgAt(ranked, relevant, SLOTS) / users.length;
  }
  const detail = describe(chosen, sequences, users.length, asked.length);
  report({ name: 'baskets.recall@10', value: recall, unit: 'share', detail });
  report({ name: 'baskets.ndcg@10', value: ndcg, unit: 'share', detail: `${detail}; ideal over min(10, basket)` });
}

function listUsers({ userOffsets }: BasketSequences, fewestBaskets: number): number[] {
  const users: number[] = [];
  for (let user = 0; user + 1 < userOffsets.length; user++) {
    if (userOffsets[user + 1]! - userOffsets[user]! >= fewestBaskets) users.push(user);
  }
  return users;
}

/** Draw users at random, the same each time; the draw's own order makes its halves alike. */
function sample(users: readonly number[]): number[] {
  const random = createRandom(SEED);
  return users
    .map((user) => ({ user, drawn: random() }))
    .sort((a, b) => a.drawn - b.drawn || a.user - b.user)
    .slice(0, MAX_VALIDATION_USERS)
    .map(({ user }) => user);
}

function describe({ recipe, compared }: ChosenNextBasket, sequences: BasketSequences, n: number, asked: number) {
  const others = compared.map((one) => `${one.recipe} ${one.recall.toFixed(4)}/${one.ndcg.toFixed(4)}`).join(', ');
  const chosen =
    compared.length > 0 ? `chosen on the baskets before the last of ${asked} users` : 'too few to choose on';
  return `${recipe.name}, ${chosen}; last basket of ${n} users with two or more, all ${sequences.itemCount} items ranked${others && `; recall/nDCG when chosen: ${others}`}`;
}
