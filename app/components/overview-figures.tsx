import { Link } from '@remix-run/react';
import { describeFigure } from '#app/measurement/overview/describe-figure.ts';
import type { OverviewFigures } from '#app/measurement/overview/overview-figures.ts';
import { FigureCard } from './figure-card.tsx';
import { FigureGrid } from './figure-grid.tsx';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

const DAY_MS = 86_400_000;

/** The five figures of a period, each with what to do about it. */
export function OverviewFigureCards({ from, to, figures }: OverviewFigures) {
  const text = useText();
  const formats = useFormats();
  const days = Math.max(1, Math.round((to - from) / DAY_MS));
  return (
    <section aria-labelledby="period">
      <h2 id="period" className="rg-week">
        {text('overview.period', { days, from: formats.day(from), to: formats.day(to - 1) })}
      </h2>
      <FigureGrid>
        {figures.map((figure) => {
          const { name, title, value, unknown, interval, change, count, definition, advice, path } = describeFigure(
            figure,
            days,
            text,
            formats,
          );
          return (
            <FigureCard
              key={name}
              title={title}
              value={value}
              unknown={unknown}
              exact={figure.value}
              interval={interval}
              change={change ?? undefined}
              count={count ?? undefined}
              definition={definition}
              action={
                <Link to={path} className="rg-inline">
                  {advice}
                </Link>
              }
            />
          );
        })}
      </FigureGrid>
    </section>
  );
}
