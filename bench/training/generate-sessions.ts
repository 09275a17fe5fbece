import { createRandom } from '#ml/math/create-random.ts';

const PRODUCTS = 43_097;
/** Products that are looked at together: a shelf. */
const SHELF = 60;
/** Of 100 views, those that are of the product before, that go elsewhere, and after which the session ends. */
const SAME = 0.09;
const ELSEWHERE = 0.25;
const END = 0.26;

/**
 * Generate sessions of the shape of Diginetica's: 43,097 products, two views or more a session and 4.8 on average, a
 * long tail of both lengths and popularity, most views on one shelf. Same seed, same sessions.
 */
export function generateSessions(count: number, seed: number): number[][] {
  const random = createRandom(seed);
  const shelves = Math.ceil(PRODUCTS / SHELF);
  // Squares and cubes of uniform draws: a few shelves and a few products of each are looked at most.
  const drawShelf = () => Math.floor(shelves * random() ** 1.5);
  const drawProduct = (shelf: number) => Math.min(PRODUCTS, 1 + shelf * SHELF + Math.floor(SHELF * random() ** 2));
  return Array.from({ length: count }, () => {
    let shelf = drawShelf();
    const session = [drawProduct(shelf)];
    while (session.length < 2 || (random() > END && session.length < 70)) {
      const isSame = random() < SAME;
      if (!isSame && random() < ELSEWHERE) shelf = drawShelf();
      session.push(isSame ? session.at(-1)! : drawProduct(shelf));
    }
    return session;
  });
}
