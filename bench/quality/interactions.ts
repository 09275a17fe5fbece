import { createKernels } from '#app/training/kernels/create-kernels.ts';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { chooseModel, type ChosenModel } from '#ml/selection/choose-model.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import type { Report } from '../figure.ts';
import type { Flags } from '../suites.ts';
import { chooseEaseSettings } from './choose-ease-settings.ts';
import { createProgress, type Progress } from './create-progress.ts';
import { describeModel } from './describe-model.ts';
import { holdOutInteractions, type HeldOut } from './hold-out-interactions.ts';
import { easeFamily, listInteractionFamilies } from './list-interaction-families.ts';
import { measureChosen, type ChosenFigures } from './measure-chosen.ts';
import { measureScore } from './measure-score.ts';
import { readInteractions, type Interactions } from './read-interactions.ts';
import { sampleQuestions } from './sample-questions.ts';

/** Share of a user's training rows held out to choose by, as the folds hold out theirs. */
const VALIDATION_SHARE = 0.2;
/** Users asked while choosing. */
const VALIDATION_USERS = 2000;
/** A dense inverse costs the cube: 9,000 products take two of them a fold. */
const MAX_DENSE = 9000;
/** Without compiled kernels. */
const MAX_DENSE_SCALAR = 1500;

/**
 * Users' hidden items, in the layout of Anelli et al. (UMAP 2022): `user,item,test_mask`, where bit `f` of the mask hides
 * a row in fold `f`. For each fold a model is chosen and trained on the rows that are not hidden alone: 20 % of them,
 * drawn at random, are held out to choose by. All items the user does not have in training are ranked.
 *
 * @throws {Error} if the file cannot be read.
 */
export function benchInteractions(flags: Flags, report: Report): void {
  const interactions = readInteractions(flags.file);
  const kernels = createKernels();
  try {
    const folds = Array.from({ length: interactions.folds }, (_, fold) => {
      const say = createProgress(`fold ${fold + 1} of ${interactions.folds}`);
      return measureFold(hideFold(interactions, fold), fold, kernels, say);
    }).filter((fold) => fold !== null);
    reportFolds(interactions, folds, kernels, report);
  } finally {
    kernels.close();
  }
}

interface FoldFigures {
  readonly chosen: ChosenModel;
  readonly figures: ChosenFigures;
  readonly users: number;
}

function hideFold({ userCount, itemCount, users, items, masks }: Interactions, fold: number): HeldOut {
  // Pairs are distinct and ascending, as the ones of the matrix are.
  const all = buildMatrix(userCount, itemCount, users, items);
  return holdOutInteractions(all, (at) => ((masks[at]! >>> fold) & 1) === 1);
}

function measureFold(
  { matrix, questions }: HeldOut,
  fold: number,
  kernels: Kernels,
  say: Progress,
): FoldFigures | null {
  if (questions.length === 0) return null;
  const maxProducts = kernels.name === 'scalar' ? MAX_DENSE_SCALAR : MAX_DENSE;
  const random = createRandom(fold + 1);
  const inner = holdOutInteractions(matrix, () => random() < VALIDATION_SHARE);
  const asked = sampleQuestions(
    inner.questions.filter(({ query }) => query.products.length > 0),
    VALIDATION_USERS,
    random,
  );
  const ease = chooseEaseSettings({ matrix: inner.matrix, questions: asked }, { kernels, say });
  // What is likely to lead comes first: families far behind it are not tuned.
  const families = (of: typeof matrix) => [
    { ...easeFamily(of, { kernels, maxProducts }), grid: ease },
    ...listInteractionFamilies(of, kernels),
  ];
  const { columnCount: productCount } = matrix;
  const chosen = chooseModel(families(inner.matrix), (score) => measureScore(score, asked, productCount).ndcg10, {
    productCount,
    onChoice: say,
  });
  const figures = measureChosen(chosen, families(matrix), questions, productCount);
  say(`test: ${describeModel(chosen)}`, figures.chosen.ndcg10);
  return { chosen, figures, users: questions.length };
}

function reportFolds(
  { userCount, itemCount }: Interactions,
  folds: readonly FoldFigures[],
  kernels: Kernels,
  report: Report,
): void {
  const mean = (value: (fold: FoldFigures) => number) =>
    folds.reduce((sum, fold) => sum + value(fold), 0) / folds.length;
  const compared = folds[0]!.figures.singles.map(({ name }) => name);
  const singles = compared
    .map((name) => ({
      name,
      values: folds.flatMap(({ figures }) => figures.singles.filter((one) => one.name === name)),
    }))
    .filter(({ values }) => values.length === folds.length)
    .map(
      ({ name, values }) => `${name} ${(values.reduce((sum, one) => sum + one.ndcg10, 0) / folds.length).toFixed(4)}`,
    );
  report({
    name: 'interactions.ndcg@10',
    value: mean(({ figures }) => figures.chosen.ndcg10),
    unit: 'share',
    detail: [
      `mean of ${folds.length} folds (${folds.map(({ figures }) => figures.chosen.ndcg10.toFixed(4)).join(' ')})`,
      `chosen ${[...new Set(folds.map(({ chosen }) => describeModel(chosen)))].join(' | ')}`,
      `recall@20 ${mean(({ figures }) => figures.chosen.recall20).toFixed(4)}`,
      `${userCount} users, ${itemCount} items, ${Math.round(mean(({ users }) => users))} users with test rows a fold`,
      'all items ranked that the user does not have in training; model and settings chosen in each fold on 20 % of its training rows',
      `single models at their chosen settings: ${singles.join(', ')}`,
      `${kernels.name} kernels`,
    ].join('; '),
  });
}
