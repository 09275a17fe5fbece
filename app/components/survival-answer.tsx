import type { ReactNode } from 'react';
import type { SurvivalAnswer as Answer } from '#app/measurement/reports/survival-report.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

interface SurvivalAnswerProps {
  readonly steps: Answer['steps'];
  /** Buyers in the days in which most returns fall; null where they are not known yet. */
  readonly inside: number | null;
  /** Buyers of whom nobody can say yet in which days these are. */
  readonly others: number;
  readonly fewest: number;
}

/** The answer in one sentence: how soon those who come back after a first order do, and how many do not. */
export function SurvivalAnswer({ steps, inside, others, fewest }: SurvivalAnswerProps) {
  const text = useText();
  const formats = useFormats();
  const strong = (parts: ReactNode[]) => <strong>{parts}</strong>;
  const first = steps[0];
  if (!first || first.n < fewest || !first.within)
    return (
      <p className="rg-answer">{text.rich('survival.answer.early', { needed: fewest, n: first?.n ?? 0, strong })}</p>
    );
  const { days, back, window } = first.within;
  if (!window) return <p className="rg-answer">{text.rich('survival.answer.nobody', { days, n: first.n, strong })}</p>;
  return (
    <p className="rg-answer">
      {text.rich('survival.answer.back', { half: window[1], days, never: formats.hundredth(1 - back), strong })}
      {inside !== null && inside > 0 && <> {text.rich('survival.answer.now', { n: inside, strong })}</>}
      {inside !== null && others > 0 && <> {text('survival.answer.others', { n: others })}</>}
    </p>
  );
}
