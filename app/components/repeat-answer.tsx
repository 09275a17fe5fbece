import type { ReactNode } from 'react';
import type { RepeatAnswer as Figures } from '#app/measurement/reports/repeat-answer.ts';
import { About } from './about.tsx';
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
    <div>
      <p className="rg-answer">
        {text.rich('repeat.answer', {
          count: formats.number(repeated),
          n: buyers,
          share: formats.share(repeated / buyers),
          day: formats.date(period.to),
          strong,
        })}{' '}
        <Change change={change} period={period} />
      </p>
      <div className="rg-beside">
        <About name={text('repeat.change.name')}>{text('repeat.change.about', { needed: FEWEST_BUYERS })}</About>
      </div>
    </div>
  );
}

function Change({ change, period }: Pick<Figures, 'change' | 'period'>) {
  const text = useText();
  const formats = useFormats();
  if (!change) return text('repeat.change.none', { needed: FEWEST_BUYERS, isAll: String(period.preset === 'all') });
  const { now, before, interval, windowDays } = change;
  const [low, high] = interval;
  const [shareNow, shareBefore] = [now.repeated / now.buyers, before.repeated / before.buyers];
  const outcome = low > 0 ? 'more' : high < 0 ? 'less' : 'same';
  return text(`repeat.change.${outcome}`, {
    now: formats.share(shareNow),
    before: formats.share(shareBefore),
    days: windowDays,
    from: formats.date(now.from),
    to: formats.date(now.to),
    fromBefore: formats.date(before.from),
    toBefore: formats.date(before.to),
    points: formats.number(Math.abs(shareNow - shareBefore) * 100),
    low: formats.points(low),
    high: formats.points(high),
  });
}
