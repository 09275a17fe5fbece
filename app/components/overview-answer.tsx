import type { ReactNode } from 'react';
import type { OverviewFigures } from '#app/measurement/overview/overview-figures.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

/** The answer in one sentence: of the newest buyers whose 60 days have passed, how many came back; of too few, of all so far. */
export function OverviewAnswer({ figures, lifetime }: Pick<OverviewFigures, 'figures' | 'lifetime'>) {
  const text = useText();
  const formats = useFormats();
  const strong = (inside: ReactNode[]) => <strong>{inside}</strong>;
  const back = figures.find(({ name }) => name === 'back')!;
  if (back.value === null || back.interval === null)
    return (
      <p className="rg-answer">
        {text.rich('overview.answer.early', {
          count: lifetime.repeated,
          buyers: lifetime.buyers,
          least: back.least,
          n: back.n,
          strong,
        })}
      </p>
    );
  const [from, to] = back.interval;
  const share = formats.sharesWithin(back.interval);
  const isClear = back.change !== null && (back.change[0] > 0 || back.change[1] < 0);
  const direction = isClear ? (back.change[0] > 0 ? 'more' : 'less') : 'same';
  return (
    <p className="rg-answer">
      {text.rich('overview.answer.back', {
        count: Math.round(back.value * back.n),
        n: back.n,
        share: share(back.value),
        from: share(from),
        to: share(to),
        strong,
      })}{' '}
      {back.before !== null && text(`overview.answer.${direction}`, { before: share(back.before) })}
    </p>
  );
}
