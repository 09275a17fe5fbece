import type { VisitOptions } from '#ml/models/sessions/create-visit-scorer.ts';
import type { SessionIndex } from '#ml/models/sessions/session-index.ts';
import { createBlend } from './create-blend.ts';
import { gradeFigures, measureVisits } from './measure-visits.ts';
import type { VisitQuestion } from './read-session-files.ts';

type Settings = Required<VisitOptions>;

const GRID: { readonly [Name in keyof Settings]: readonly number[] } = {
  rules: [0, 0.25, 0.5, 1],
  reminder: [0, 0.1, 0.25, 0.5, 1],
  neighbors: [50, 100, 300, 1000],
  fading: [0.5, 1, 1.5, 2.5],
  sample: [200, 500, 2000],
  thinning: [0, 1],
};

/** V-SKNN by itself, as the paper has it. */
export const PLAIN: Settings = { neighbors: 100, sample: 500, thinning: 0, fading: 1, rules: 0, reminder: 0 };

/** Choose the settings of the blend, one after the other, each at its best given the others. */
export function chooseBlend(index: SessionIndex, questions: readonly VisitQuestion[]): Settings {
  let best: Settings = PLAIN;
  let bestGrade = -1;
  for (const [name, values] of Object.entries(GRID))
    for (const value of values) {
      const settings = { ...best, [name]: value };
      const grade = gradeFigures(measureVisits(createBlend(index, settings), questions));
      if (grade > bestGrade) [best, bestGrade] = [settings, grade];
    }
  return best;
}
