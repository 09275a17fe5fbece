import type { Purchases } from '#ml/data/purchases.ts';
import { createRandom } from '#ml/math/create-random.ts';
import type { ContentModel } from '#ml/models/content/content-model.ts';
import type { ContentProduct } from '#ml/models/content/content-product.ts';
import { extractContent } from '#ml/models/content/extract-content.ts';
import { trainContentCosine } from '#ml/models/content/train-content-cosine.ts';
import { findAsOf } from '#ml/models/find-as-of.ts';
import { chooseContentModel, type ContentChoice } from '#ml/neural/choose-content-model.ts';
import type { NeuralBackend } from '#ml/neural/neural-backend.ts';
import { trainContentModel } from '#ml/neural/train-content-model.ts';
import type { ContentReport } from './model-figures.ts';

const SEED = 20_190_909;

interface ContentOptions {
  /** Null: likeness of words alone. */
  readonly neural: NeuralBackend | null;
  /** The choice that serves, to be kept; null: choose. */
  readonly kept: ContentReport | null;
}

export interface LearnedContent {
  /** Null without a catalogue. */
  readonly model: ContentModel | null;
  /** Null where there was no choice. */
  readonly choice: ContentReport | null;
}

/** Learn what products are like: by two towers if they find hidden products better than tf-idf does, else by tf-idf. */
export function learnContent(
  products: readonly ContentProduct[],
  purchases: Purchases,
  { neural, kept }: ContentOptions,
): LearnedContent {
  if (products.length === 0) return { model: null, choice: null };
  const asOf = findAsOf(purchases.orderedAt);
  const data = () => ({ products, purchases, asOf, random: createRandom(SEED) });
  const choice = neural && (kept ?? report(chooseContentModel(data(), neural)));
  const model =
    neural && choice?.recipe === 'two-tower'
      ? trainContentModel(data(), neural)
      : trainContentCosine(extractContent(products));
  return { model, choice };
}

function report({ recipe, questions, towers, cosine, type }: ContentChoice): ContentReport {
  const mean = (figures: ContentChoice['towers']) => figures && (figures.page.ndcg + figures.cart.ndcg) / 2;
  return { recipe, questions, twoTower: mean(towers), tfIdf: mean(cosine), sameType: mean(type) };
}
