import { buildBasketMatrix } from '../data/build-basket-matrix.ts';
import { splitByTime } from '../data/split-by-time.ts';
import { askAboutColdProducts } from '../models/content/ask-about-cold-products.ts';
import type { ContentModel } from '../models/content/content-model.ts';
import { createCosineScorer } from '../models/content/create-cosine-scorer.ts';
import { createTowerScorer } from '../models/content/create-tower-scorer.ts';
import { createTypeScorer } from '../models/content/create-type-scorer.ts';
import { evaluateContent, type ContentFigures } from '../models/content/evaluate-content.ts';
import { extractContent } from '../models/content/extract-content.ts';
import type { NeuralBackend } from './neural-backend.ts';
import type { ContentData } from './train-content-model.ts';
import { trainTwoTower } from './train-two-tower.ts';

/** Which content model serves a shop, and why. */
export interface ContentChoice {
  readonly recipe: ContentModel['recipe'];
  /** Questions asked; 0 where there was nothing to ask. */
  readonly questions: number;
  /** Null where there was nothing to ask or to train on. */
  readonly towers: ContentFigures | null;
  readonly cosine: ContentFigures | null;
  /** Popularity of the product's type, the yardstick of both. */
  readonly type: ContentFigures | null;
}

const HOLDOUT = 30 * 24 * 60 * 60 * 1000;
/** Below it, what is measured is luck. */
const MIN_QUESTIONS = 50;

/**
 * Choose between two towers and tf-idf cosine on the shop's own orders: a tenth of the products is hidden from all but
 * the last 30 days before `asOf`. The towers serve if they find these better in the orders of those days: if their lead
 * in nDCG@10, mean of product page and cart, is more than its standard error. With fewer than 50 questions, or without
 * such a lead, words alone serve.
 *
 * @throws {RangeError} if two products have one id.
 */
export function chooseContentModel(
  { products, purchases, asOf, random, settings }: ContentData,
  backend: NeuralBackend,
): ContentChoice {
  const content = extractContent(products);
  const known = splitByTime(purchases, asOf + 1).before;
  const asked = askAboutColdProducts(known, content.vocabulary, { cutoff: asOf - HOLDOUT, random });
  const questions = asked.questions.length;
  const simplest = { recipe: 'tf-idf', questions, towers: null, cosine: null, type: null } as const;
  if (questions < MIN_QUESTIONS) return simplest;
  const baskets = buildBasketMatrix(asked.earlier, content.vocabulary);
  const cosine = evaluateContent(asked, createCosineScorer(content))!;
  const type = evaluateContent(asked, createTypeScorer(content, baskets));
  const trained = trainTwoTower(content, baskets, backend, { ...settings, random });
  if (!trained) return { ...simplest, cosine, type };
  const towers = evaluateContent(asked, createTowerScorer(content, trained))!;
  const recipe = leads(towers.ndcgs, cosine.ndcgs) ? 'two-tower' : 'tf-idf';
  return { recipe, questions, towers, cosine, type };
}

/** Whether the mean difference of the pairs is above its standard error. */
function leads(own: Float64Array, other: Float64Array): boolean {
  const differences = own.map((value, i) => value - other[i]!);
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (differences.length - 1);
  return mean > Math.sqrt(variance / differences.length);
}
