import { hashFeature } from '../content/hash-feature.ts';
import { judgeNewcomer, type BeliefOptions, type Newcomer } from './judge-newcomer.ts';

export interface ExploreOptions extends BeliefOptions {
  /** Slots of the list. */
  readonly limit: number;
  /** Who looks, and on which day: the same two give the same list. */
  readonly visitor: string;
  /** Days since 1970. */
  readonly day: number;
  /** Share of all slots given to newcomers. Default 0.1. */
  readonly share?: number;
  /** First slots that are never given away. Default 3. */
  readonly keepTop?: number;
  /** Asked of each newcomer in turn before it gets a slot: whether it may be in this list. Default: all may. */
  readonly mayTake?: (productId: number) => boolean;
}

/**
 * Give newcomers their chance: a share of the slots below the first ones goes to products worth trying (see
 * `judgeNewcomer`), by Thompson sampling (Chapelle & Li, 2011): each newcomer's click rate is drawn from what is believed
 * of it, and the highest draws are shown. All chance is a hash of visitor, day and product: a visitor sees the same list
 * all day, and visitors together try all newcomers.
 *
 * `share * limit` slots are given away, its fraction to that fraction of the visitors: of 8 slots at 0.1, one for 8 in 10.
 * The products that gave way are dropped from the end. A newcomer ranked within the list on its own merit is left there.
 *
 * @param ranked product ids, best first, distinct. @param newcomers distinct products that may be shown, in any order.
 * @returns at most `limit` product ids, distinct; `explored` names those tried.
 */
export function exploreSlots(
  ranked: readonly number[],
  newcomers: readonly Newcomer[],
  options: ExploreOptions,
): { readonly products: readonly number[]; readonly explored: readonly number[] } {
  const { limit, visitor, day, share = 0.1, keepTop = 3, mayTake = () => true } = options;
  const list = ranked.slice(0, limit);
  const chance = (of: string) => hashFeature(`${visitor}\n${day}\n${of}`) / 2 ** 32;
  const free = Math.max(0, limit - keepTop);
  const slots = Math.min(free, Math.floor(share * limit + chance('slots')));
  if (slots === 0) return { products: list, explored: [] };
  const shown = new Set(list);
  const draws = newcomers
    .filter(({ productId }) => !shown.has(productId))
    .map((newcomer) => ({ id: newcomer.productId, belief: judgeNewcomer(newcomer, options) }))
    .filter(({ belief }) => belief.isWorthTrying)
    .map(({ id, belief }) => ({ id, draw: belief.mean + belief.deviation * drawNormal(chance, id) }));
  draws.sort((a, b) => b.draw - a.draw || a.id - b.id);
  const explored: number[] = [];
  for (const { id } of draws) {
    if (explored.length === slots) break;
    if (mayTake(id)) explored.push(id);
  }
  if (explored.length === 0) return { products: list, explored };
  const products = list.slice(0, limit - explored.length);
  for (const [i, id] of explored.entries()) {
    // Each has a stretch of the free slots to itself, and a place in it by chance.
    const stretch = free / explored.length;
    products.splice(keepTop + Math.floor(stretch * (i + chance(`slot ${i}`))), 0, id);
  }
  return { products, explored };
}

/** A standard normal number (Box & Muller, 1958). */
function drawNormal(chance: (of: string) => number, id: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance(`${id} radius`)));
  return radius * Math.cos(2 * Math.PI * chance(`${id} angle`));
}
