import { selectTop } from '#ml/math/select-top.ts';

/** Enough to fill a shelf where most products may not be shown. */
const LEADERS = 200;

/** The products with the highest prior above 0, best first, equal ones by index: 200 at most. */
export function listLeaders(prior: Float32Array): Uint32Array {
  const compare = (a: number, b: number) => prior[b]! - prior[a]! || a - b;
  return Uint32Array.from(selectTop([...prior.keys()], LEADERS, compare, (product) => prior[product]! > 0));
}
