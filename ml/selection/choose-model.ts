import { blendScores } from '../models/blend-scores.ts';
import type { Score } from '../models/score.ts';
import { chooseSettings, type ChosenSettings, type Settings, type SettingsGrid } from './choose-settings.ts';

/** A kind of model with the settings worth trying. */
export interface ModelFamily {
  readonly name: string;
  readonly grid: SettingsGrid;
  readonly train: (settings: Settings) => Score;
}

/** A family with its best settings. */
export interface ChosenPart extends ChosenSettings {
  readonly name: string;
}

export interface ChosenModel {
  /** One family, or the two that are blended. */
  readonly parts: readonly ChosenPart[];
  /** Of the second part in the blend (`blendScores`). */
  readonly weight: number;
  readonly value: number;
  /** Every family at its best, the best first. */
  readonly singles: readonly ChosenPart[];
}

export interface ModelChoiceOptions {
  readonly productCount: number;
  /** Of the second part, for the blends tried. Default 0.25, 0.5, 1, 2. */
  readonly weights?: readonly number[];
  /** How many of the families that come next the best one is blended with. Default 2. */
  readonly blended?: number;
  /**
   * A family that starts below this share of the best so far is not tuned: what is far behind will not win, and its
   * trainings cost. Default 0.8; 0 tunes all.
   */
  readonly hopeful?: number;
  /** Told of each family as it is done, and of the blends. */
  readonly onChoice?: (name: string, value: number, settings: Settings) => void;
}

/**
 * Choose a model by what `evaluate` (from 0, more is better) makes of it on held-out data: the best settings of each
 * family, then the best family alone or blended with one of those that come next. Equals go to what comes first: families as they are listed, one
 * before a blend.
 *
 * @throws {RangeError} if there are no families.
 */
export function chooseModel(
  families: readonly ModelFamily[],
  evaluate: (score: Score) => number,
  { productCount, weights = [0.25, 0.5, 1, 2], blended = 2, hopeful = 0.8, onChoice = () => {} }: ModelChoiceOptions,
): ChosenModel {
  if (families.length === 0) throw new RangeError('Cannot choose model: there must be a family, got none.');
  let leader = -Infinity;
  const tried = families.map((family) => {
    const one = tryFamily(family, evaluate, hopeful * leader);
    leader = Math.max(leader, one.part.value);
    onChoice(one.part.name, one.part.value, one.part.settings);
    return one;
  });
  tried.sort((a, b) => b.part.value - a.part.value);
  const best = tried[0]!.part;
  let chosen: Omit<ChosenModel, 'singles'> = { parts: [best], weight: 0, value: best.value };
  const [a, ...others] = tried;
  for (const b of others.slice(0, blended)) {
    for (const weight of weights) {
      const value = evaluate(blendScores(a!.score, b.score, weight, productCount));
      onChoice(`${a!.part.name} + ${weight} ${b.part.name}`, value, {});
      if (value > chosen.value) chosen = { parts: [a!.part, b.part], weight, value };
    }
  }
  return { ...chosen, singles: tried.map(({ part }) => part) };
}

function tryFamily({ name, grid, train }: ModelFamily, evaluate: (score: Score) => number, floor: number) {
  let best: { readonly score: Score; readonly value: number } | undefined;
  const choice = chooseSettings(
    grid,
    (settings) => {
      const score = train(settings);
      const value = evaluate(score);
      if (!best || value > best.value) best = { score, value };
      return value;
    },
    { floor },
  );
  return { score: best!.score, part: { name, ...choice } };
}
