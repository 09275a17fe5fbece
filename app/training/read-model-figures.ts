import type { ModelFigures } from './model-figures.ts';

/** Read a stored report card. One of an earlier version of this software says so and has no figures. */
export function readModelFigures(text: string): ModelFigures {
  const stored = JSON.parse(text) as Partial<ModelFigures>;
  if (stored.placements && stored.origins) return stored as ModelFigures;
  const reason = 'It was measured by an earlier version. Train once more.';
  return { chosenAt: null, choices: {}, origins: [], reason, placements: {}, content: null };
}
