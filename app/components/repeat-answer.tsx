import type { ReactNode } from 'react';
import type { RepeatAnswer as Figures, RepeatChange } from '#app/measurement/reports/repeat-answer.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

const FEWEST_BUYERS = 30;

/** Who comes back, and what changed: in two sentences, never more than the figures support. */
export function RepeatAnswer({ lifetime, change, period }: Pick<Figures, 'lifetime' | 'change' | 'period'>) {
  const text = useText();
  const formats = useFormats();
  const { buyers, repeated } = lifetime.now;
  const strong = (inside: ReactNode[]) => <strong>{inside}</strong>;
  if (buyers < FEWEST_BUYERS) {
    return (
      <p className="rg-answer">
        {text.rich('repeat.answer.few', {
          count: formats.number(repeated),
          n: buyers,
          needed: String(FEWEST_BUYERS),
          strong,
        })}
      </p>
    );
  }
  return (
    <p className="rg-answer">
      {text.rich('repeat.answer', {
        count: formats.number(repeated),
        n: buyers,
        share: formats.share(repeated / buyers),
        day: formats.date(period.to),
        strong,
      })}{' '}
      <Change change={change} />
    </p>
  );
}

function Change({ change }: { readonly change: RepeatChange | null }) {
  const text = useText();
  const formats = useFormats();
  if (!change) return text('repeat.change.none', { needed: FEWEST_BUYERS });
  const { now, before, interval, windowDays } = change;
  const [low, high] = interval;
  const [shareNow, shareBefore] = [now.repeated / now.buyers, before.repeated / before.buyers];
  const outcome = low > 0 ? 'more' : high < 0 ? 'less' : 'same';
  return text(`repeat.change.${outcome}`, {
    now: formats.share(shareNow),
    before: formats.share(shareBefore),
    days: windowDays,
    points: formats.number(Math.abs(shareNow - shareBefore) * 100),
    low: formats.points(low),
    high: formats.points(high),
  });
}
