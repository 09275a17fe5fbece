import { PLACEMENT_NAMES, type PlacementName, type PlacementReport } from '#app/training/model-figures.ts';
import type { RankingFigures } from '#ml/evaluation/evaluate-ranking.ts';
import type { Report } from '../figure.ts';
import { trainFolder } from '../train-folder.ts';
import type { Flags } from '../suites.ts';

/** The placements' names in the field, and which figures are said of each. */
const SAID: Readonly<Record<PlacementName, { name: string; figures: Readonly<Record<string, keyof RankingFigures>> }>> =
  {
    product: { name: 'pdp', figures: { 'hr@10': 'hitRate', 'ndcg@10': 'ndcg' } },
    cart: { name: 'cart', figures: { 'hr@10': 'hitRate', 'ndcg@10': 'ndcg' } },
    home: { name: 'home', figures: { 'ndcg@10': 'ndcg', 'recall@20': 'recallAtTwice' } },
    'buy-again': { name: 'buyagain', figures: { 'ndcg@10': 'ndcg' } },
    visit: { name: 'visit', figures: { 'hr@10': 'hitRate', 'ndcg@10': 'ndcg' } },
  };

/**
 * How a shop folder's model does on its last 30 days, as the admin's report card has it: recipes and settings are chosen
 * on the 30-day windows before.
 *
 * @throws {Error} if the folder has no orders, or a line cannot be read.
 */
export async function benchShopQuality(flags: Flags, report: Report): Promise<void> {
  const { outcome } = await trainFolder(flags.dir);
  if (outcome.figures?.reason) throw new Error(`Cannot measure quality: ${outcome.figures.reason}`);
  for (const placement of PLACEMENT_NAMES) {
    const placed = outcome.figures?.placements[placement];
    if (placed) reportPlacement(placement, placed, report);
  }
}

function reportPlacement(placement: PlacementName, { n, recipe, recipes, chosenOn }: PlacementReport, report: Report) {
  const { name, figures } = SAID[placement];
  const served = recipes.find((one) => one.recipe === recipe)!;
  for (const [metric, key] of Object.entries(figures)) {
    const others = recipes
      .filter((one) => one !== served)
      .map((other) => `${other.recipe} ${other.figures[key].toFixed(4)}`);
    report({
      name: `${name}.${metric}`,
      value: served.figures[key],
      unit: 'share',
      detail: `${recipe} ${served.setting}, chosen on ${chosenOn} earlier questions; last 30 days, n ${n}, all products ranked; ${others.join(', ')}`,
    });
  }
}
