import { BlockStack } from '@shopify/polaris';
import type { PeriodFigures } from '#ml/measurement/measure-periods.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';
import { LineChart } from './line-chart.tsx';
import { SectionCard } from './section-card.tsx';

interface ReturningSectionProps {
  readonly months: readonly PeriodFigures[];
  readonly firstMonth: number;
}

const SHOWN = 25;
const FEWEST_ORDERS = 30;

/** How much of the revenue comes from buyers who were there before. */
export function ReturningSection({ months, firstMonth }: ReturningSectionProps) {
  const formats = useFormats();
  const points = months.map((month, index) => {
    const share =
      month.knownOrders >= FEWEST_ORDERS && month.knownNetMinor > 0 ? month.repeatNetMinor / month.knownNetMinor : null;
    const name = formats.month(firstMonth + index);
    const unfinished = index === months.length - 1;
    return {
      key: String(firstMonth + index),
      tick: name,
      share,
      text: share === null ? '' : formats.wholeShare(share),
      label: `${name}: ${share === null ? 'too few orders' : `${formats.share(share)} of ${formats.roundMoney(month.knownNetMinor)}`}${unfinished ? '; this month is not over' : ''}`,
      unfinished,
    };
  });
  const shown = points.slice(-SHOWN);
  const latest = shown.findLast((point) => !point.unfinished && point.share !== null);
  if (!latest) return null;
  return (
    <SectionCard
      title={`${latest.text} of revenue in ${latest.tick} came from returning buyers`}
      subtitle="Share of known buyers' net revenue from orders after their first, by month. The open mark is the month that is not over."
    >
      <BlockStack gap="300">
        <LineChart
          title="Revenue from returning buyers, by month"
          axis="of revenue"
          formatShare={formats.wholeShare}
          points={shown}
        />
        <About name="revenue from returning buyers">
          Net revenue of orders after a buyer&rsquo;s first, of the net revenue of all known buyers in the month. Guests
          are left out. A shop&rsquo;s first months read low, because everybody is new to the history. Months with fewer
          than {FEWEST_ORDERS} orders show nothing.
        </About>
      </BlockStack>
    </SectionCard>
  );
}
