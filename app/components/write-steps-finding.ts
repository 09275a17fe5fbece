import type { StepSurvival } from '#ml/measurement/measure-survival.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import type { PageText } from './use-text.ts';

/** How many come back after the first order, and after the last that enough buyers reached; null of one order alone. */
export function writeStepsFinding(
  steps: readonly StepSurvival[],
  fewest: number,
  text: PageText,
  formats: Formats,
): string | null {
  const known = steps.filter(({ effectiveN, within }) => effectiveN >= fewest && within !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return null;
  return text(last.andLater ? 'survival.steps.findingLater' : 'survival.steps.finding', {
    ...{ first: formats.hundredth(first.within!.back), days: first.within!.days },
    ...{ last: formats.hundredth(last.within!.back), order: last.orderNumber, lastDays: last.within!.days },
  });
}
