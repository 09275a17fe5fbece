import type { Score } from './score.ts';

/**
 * Weigh what is asked about by recency: the last product counts 1, each one before it `decay` times the next. Takes the
 * place of the weights of the query.
 *
 * @throws {RangeError} if `decay` is not in (0, 1].
 */
export function weighByRecency(score: Score, decay: number): Score {
  if (!(decay > 0 && decay <= 1))
    throw new RangeError(`Cannot weigh by recency: decay must be in (0, 1], got ${decay}.`);
  return ({ row, products }, scores) => {
    const weights = Float32Array.from(products, (_, i) => decay ** (products.length - 1 - i));
    score({ row, products, weights }, scores);
  };
}
