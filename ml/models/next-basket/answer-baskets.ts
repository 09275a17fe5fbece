import type { BasketSequences } from './basket-sequences.ts';
import { createCandidateFacts } from './create-candidate-facts.ts';
import { dropLastBaskets } from './drop-last-baskets.ts';
import type { AnsweredBasket } from './train-next-basket-blend.ts';
import { trainNextBasket } from './train-next-basket.ts';

/**
 * Answer what users bought next, one at a time: train on all sequences without their last `dropped` baskets, describe the
 * candidates of each of these users, and give them with the basket that came next. A user must have more than `dropped`.
 */
export function* answerBaskets(
  sequences: BasketSequences,
  users: Iterable<number>,
  dropped: number,
): Generator<AnsweredBasket> {
  const histories = dropLastBaskets(sequences, dropped);
  const factsOf = createCandidateFacts(trainNextBasket(histories), histories);
  for (const user of users) {
    const next = sequences.userOffsets[user + 1]! - dropped;
    const [from, to] = [sequences.basketOffsets[next]!, sequences.basketOffsets[next + 1]!];
    yield { candidates: factsOf(user), relevant: new Set(sequences.items.subarray(from, to)) };
  }
}
