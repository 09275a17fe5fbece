import { blendScores } from '#ml/models/blend-scores.ts';
import type { ChosenModel, ModelFamily } from '#ml/selection/choose-model.ts';
import { measureScore, type ScoredQuestion, type ScoreFigures } from './measure-score.ts';

export interface ChosenFigures {
  readonly chosen: ScoreFigures;
  /** The families that did best when choosing, at their chosen settings, for comparison; nothing is chosen by them. */
  readonly singles: readonly (ScoreFigures & { readonly name: string })[];
}

/** Families measured beside what was chosen: the second part of a blend is among them. */
const COMPARED = 3;

/** Train what was chosen on all there is, and measure it and the families that came closest beside it. */
export function measureChosen(
  { parts, weight, singles }: ChosenModel,
  families: readonly ModelFamily[],
  questions: readonly ScoredQuestion[],
  productCount: number,
): ChosenFigures {
  const trained = singles.slice(0, COMPARED).map(({ name, settings }) => {
    const score = families.find((family) => family.name === name)!.train(settings);
    return { name, score, ...measureScore(score, questions, productCount) };
  });
  const [first, second] = parts.map((part) => trained.find(({ name }) => name === part.name)!);
  const chosen = second
    ? measureScore(blendScores(first!.score, second.score, weight, productCount), questions, productCount)
    : first!;
  const pick = ({ ndcg10, recall10, recall20 }: ScoreFigures) => ({ ndcg10, recall10, recall20 });
  return { chosen: pick(chosen), singles: trained.map((one) => ({ name: one.name, ...pick(one) })) };
}
