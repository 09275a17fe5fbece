import type { Purchases } from '#ml/data/purchases.ts';
import { createScalarKernels } from '#ml/kernels/create-scalar-kernels.ts';
import { BUY_AGAIN_RECIPES, type BuyAgainModel } from '#ml/models/buy-again/buy-again-model.ts';
import { trainBuyAgain } from '#ml/models/buy-again/train-buy-again.ts';
import type { ContentProduct } from '#ml/models/content/content-product.ts';
import type { NeuralBackend } from '#ml/neural/neural-backend.ts';
import { buildTaskData } from './build-task-data.ts';
import { evaluatePlacements } from './evaluate-placements.ts';
import { learnContent, type LearnedContent } from './learn-content.ts';
import { SIDE_TASKS } from './list-tasks.ts';
import { NO_SHELVES } from './shelves.ts';
import type { Choices, ModelFigures } from './model-figures.ts';

/** What can be trained beside the placements that share counts: plain data, so that a thread can be given it. */
export interface SideWork {
  readonly purchases: Purchases;
  readonly products: readonly ContentProduct[];
  /** When the run starts, in epoch milliseconds. */
  readonly now: number;
  /** What serves now. */
  readonly incumbents: Choices;
  /** Choices to be kept; null: choose. */
  readonly kept: ModelFigures | null;
}

/** Plain data again. */
export interface SideModels {
  readonly content: LearnedContent;
  readonly buyAgain: BuyAgainModel;
  /** How the placements of `SIDE_TASKS` were chosen, or what was kept. */
  readonly figures: ModelFigures;
}

const NO_VIEWS = { before: [], after: [] };

/** Train what products are like, and what is due again: neither needs the heavy kernels, nor anything of the rest. */
export function trainSide(
  { purchases, products, now, incumbents, kept }: SideWork,
  neural: NeuralBackend | null,
): SideModels {
  const facts = { kernels: createScalarKernels(), shelves: NO_SHELVES, views: NO_VIEWS };
  const figures =
    kept ?? evaluatePlacements(purchases, SIDE_TASKS, (before) => buildTaskData(before, facts), { now, incumbents });
  const recipe = BUY_AGAIN_RECIPES.find((name) => name === figures.choices['buy-again']?.recipe);
  return {
    content: learnContent(products, purchases, { neural, kept: kept?.content ?? null }),
    buyAgain: trainBuyAgain(purchases, { recipe }),
    figures,
  };
}
