import { solveCholesky } from '../math/solve-cholesky.ts';
import { explainFactors } from '../models/explain-factors.ts';
import { factoriseBuyer, type BuyerEquations } from '../models/factorise-buyer.ts';
import type { PlacementFactors } from '../models/placement-model.ts';
import { scoreFactors } from '../models/score-factors.ts';
import type { AskedProduct, Loudest, Told } from './told.ts';

const SILENCE: Loudest = { because: -1, share: 0 };

/**
 * What some products say by the factor of a buyer who has them, each counting its weight, found in one solve (`foldIn`);
 * every score times its product's lift. They say something for all others, or for none if none is asked.
 */
export function tellByFactors(model: PlacementFactors, asked: readonly AskedProduct[]): Told {
  const items = Uint32Array.from(asked, ({ product }) => product);
  const weights = Float64Array.from(asked, ({ weight }) => weight);
  const scores = new Float64Array(model.lifts.length);
  const candidates = new Uint32Array(scores.length);
  const isKnown = new Uint8Array(scores.length);
  for (const item of items) isKnown[item] = 1;
  const equations = factoriseBuyer(model, items, weights);
  if (!equations) return { scores, candidates, count: 0, isKnown, explain: (best) => Array.from(best, () => SILENCE) };
  const said = scoreFactors(model, solveCholesky(equations.lower, equations.right));
  let count = 0;
  for (let product = 0; product < scores.length; product++) {
    scores[product] = said[product]! * model.lifts[product]!;
    if (isKnown[product] === 0) candidates[count++] = product;
  }
  isKnown.fill(1);
  return {
    scores,
    candidates,
    count,
    isKnown,
    explain: (best) => Array.from(best, (product) => findLoudest(model, equations, { items, weights }, product)),
  };
}

function findLoudest(
  model: PlacementFactors,
  equations: BuyerEquations,
  { items, weights }: { readonly items: Uint32Array; readonly weights: Float64Array },
  product: number,
): Loudest {
  const shares = explainFactors(model, equations, items, weights, product);
  const most = shares.reduce((best, share, i) => (share > (shares[best] ?? 0) ? i : best), -1);
  return most < 0 ? SILENCE : { because: items[most]!, share: shares[most]! * model.lifts[product]! };
}
