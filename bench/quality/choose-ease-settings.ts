import { chooseFullColumns } from '#ml/data/choose-full-columns.ts';
import { keepColumns } from '#ml/data/keep-columns.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import { chooseSettings, type SettingsGrid } from '#ml/selection/choose-settings.ts';
import type { Progress } from './create-progress.ts';
import type { HeldOut } from './hold-out-interactions.ts';
import { easeFamily } from './list-interaction-families.ts';
import { measureScore } from './measure-score.ts';

/** The most products of the smaller catalogue: its inverse takes a second or two. */
const MAX_SMALL = 2000;
const MAX_SMALL_SCALAR = 800;

interface EaseChoiceOptions {
  readonly kernels: Kernels;
  readonly say: Progress;
}

/**
 * Choose the settings of EASE on the most popular products of a large catalogue, where a dense inverse is quick: a grid
 * of one value a setting. Its model is then trained on the whole catalogue.
 */
export function chooseEaseSettings({ matrix, questions }: HeldOut, { kernels, say }: EaseChoiceOptions): SettingsGrid {
  const kept = chooseFullColumns(matrix, kernels.name === 'scalar' ? MAX_SMALL_SCALAR : MAX_SMALL);
  const small = keepColumns(matrix, kept);
  const places = new Map([...kept].map((column, place) => [column, place]));
  const renumber = (products: Iterable<number>) =>
    [...products].map((product) => places.get(product)).filter((place) => place !== undefined);
  const asked = questions
    .map(({ query: { row, products }, relevant }) => {
      const known = Uint32Array.from(renumber(products));
      const weights = new Float32Array(known.length).fill(1);
      return { query: { row, products: known, weights }, relevant: new Set(renumber(relevant)) };
    })
    .filter(({ query, relevant }) => query.products.length > 0 && relevant.size > 0);
  const family = easeFamily(small, { kernels, maxProducts: small.columnCount });
  const { settings } = chooseSettings(
    family.grid,
    (candidate) => {
      const value = measureScore(family.train(candidate), asked, small.columnCount).ndcg10;
      say(`ease over ${small.columnCount} products`, value, candidate);
      return value;
    },
    { maxTurns: 1 },
  );
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, [value]]));
}
