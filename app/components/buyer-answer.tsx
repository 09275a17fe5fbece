import type { BuyerFigures } from '#app/measurement/buyer/get-buyer.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

const DAY_MS = 86_400_000;

/** The buyer in a few sentences. */
export function BuyerAnswer({ profile, waitedDays }: BuyerFigures) {
  const text = useText();
  const formats = useFormats();
  const { orderCount, firstOrderAt, lastOrderAt, netRevenueMinor, rhythmDays, rhythmSource, stage, scoredAt } = profile;
  const revenue = formats.money(netRevenueMinor);
  const rhythm = rhythmDays === null ? null : formats.days(Math.round(rhythmDays) * DAY_MS);
  return (
    <p className="rg-answer">
      {orderCount === 1
        ? text('buyer.answer.one', { day: formats.day(firstOrderAt), revenue })
        : text('buyer.answer.many', {
            orders: orderCount,
            first: formats.day(firstOrderAt),
            last: formats.day(lastOrderAt),
            revenue,
          })}{' '}
      {rhythm !== null && text(rhythmSource === 'own' ? 'buyer.answer.own' : 'buyer.answer.shop', { rhythm })}{' '}
      {text.rich(stage === null ? 'buyer.answer.noStage' : 'buyer.answer.stage', {
        day: formats.day(scoredAt),
        stage: text('buyer.stage.name', { stage: stage ?? 'none' }),
        waited: formats.days(waitedDays * DAY_MS),
        strong: (inside) => <strong>{inside}</strong>,
      })}
    </p>
  );
}
