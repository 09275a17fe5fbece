import { shareDifferenceInterval } from '#ml/math/share-difference-interval.ts';
import { wilsonInterval } from '#ml/math/wilson-interval.ts';
import type { ComparedWithin, RepeatAnswer } from '#app/measurement/reports/repeat-answer.ts';
import { BuyerMenu } from './buyer-menu.tsx';
import { FigureCard } from './figure-card.tsx';
import { FigureGrid } from './figure-grid.tsx';
import { useFormats } from './formats.tsx';
import { RepeatAway } from './repeat-away.tsx';
import { useText } from './use-text.ts';

const FEWEST_BUYERS = 30;

/** Lifetime repeat rate and repeat within N days, mature buyers only, against the period before. */
export function RepeatCards({ lifetime, within, period }: Pick<RepeatAnswer, 'lifetime' | 'within' | 'period'>) {
  const text = useText();
  const formats = useFormats();
  const { buyers, repeated } = lifetime.now;
  const isKnown = buyers >= FEWEST_BUYERS;
  return (
    <FigureGrid>
      <FigureCard
        title={text('repeat.card.lifetime')}
        value={isKnown ? formats.share(repeated / buyers) : null}
        exact={isKnown ? repeated / buyers : null}
        unknown={text('figures.needsBuyers', { needed: FEWEST_BUYERS, n: buyers })}
        change={useLifetimeChange(lifetime)}
        count={text('figures.of', { count: formats.number(repeated), n: buyers })}
        definition={text('repeat.card.lifetime.about')}
        action={<BuyerMenu rule={{ all: [{ field: 'orderCount', is: 1 }] }} name={text('repeat.card.once')} />}
      />
      {within.map((one) => (
        <WithinCard key={one.windowDays} {...one} period={period} />
      ))}
    </FigureGrid>
  );
}

type WithinCardProps = ComparedWithin & Pick<RepeatAnswer, 'period'>;

function WithinCard({ windowDays, now, before, period: { from, to } }: WithinCardProps) {
  const text = useText();
  const formats = useFormats();
  const change = useChange();
  const { buyers, repeated } = now;
  const isKnown = buyers >= FEWEST_BUYERS;
  const interval = isKnown ? wilsonInterval(repeated, buyers) : null;
  const share = interval ? formats.sharesWithin(interval) : formats.share;
  return (
    <FigureCard
      title={text('repeat.card.within', { days: windowDays })}
      value={isKnown ? share(repeated / buyers) : null}
      exact={isKnown ? repeated / buyers : null}
      interval={interval && text('figures.interval', { low: share(interval[0]), high: share(interval[1]) })}
      unknown={text('repeat.card.needs', { needed: FEWEST_BUYERS, days: windowDays, n: buyers })}
      change={change({ now, before })}
      count={buyers > 0 ? text('repeat.card.mature', { count: formats.number(repeated), n: buyers }) : undefined}
      definition={text('repeat.card.within.about', { days: windowDays })}
      action={buyers > repeated && <RepeatAway n={buyers - repeated} {...{ windowDays, from, to }} />}
    />
  );
}

/** Buyers of the period before are among those of now: a difference of counts, of which there is no interval. */
function useLifetimeChange({ now, before }: RepeatAnswer['lifetime']): string | undefined {
  const text = useText();
  const formats = useFormats();
  if (!before || Math.min(now.buyers, before.buyers) < FEWEST_BUYERS) return undefined;
  const difference = now.repeated / now.buyers - before.repeated / before.buyers;
  return text('repeat.card.since', { points: formats.points(difference) });
}

/** The difference to the period before, with its interval: a reader sees whether it is one. */
function useChange(): (compared: Pick<ComparedWithin, 'now' | 'before'>) => string | undefined {
  const text = useText();
  const formats = useFormats();
  return ({ now, before }) => {
    if (!before || Math.min(now.buyers, before.buyers) < FEWEST_BUYERS) return undefined;
    const interval = shareDifferenceInterval(
      { count: now.repeated, of: now.buyers },
      { count: before.repeated, of: before.buyers },
    );
    if (!interval) return undefined;
    const points = formats.pointsWithin(interval);
    return text('repeat.card.against', {
      points: points(now.repeated / now.buyers - before.repeated / before.buyers),
      low: points(interval[0]),
      high: points(interval[1]),
    });
  };
}
