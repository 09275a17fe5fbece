import { BlockStack, Text } from '@shopify/polaris';
import type { RepeatAnswer, RevenuePeriod } from '#app/measurement/reports/repeat-answer.ts';
import { About } from './about.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { StackedBars } from './stacked-bars.tsx';
import { UnitButtons } from './unit-buttons.tsx';
import { usePeriodNames } from './use-period-names.ts';
import { useText } from './use-text.ts';

const FEWEST_ORDERS = 30;

/** How much of the revenue comes from buyers who were there before. */
export function RevenueSection({
  revenue,
  total,
  unit,
  period,
}: Pick<RepeatAnswer, 'revenue' | 'total' | 'unit' | 'period'>) {
  const text = useText();
  const formats = useFormats();
  const { name, tick, isPart } = usePeriodNames(unit, period);
  const share = (sums: RepeatAnswer['total']['before']) =>
    sums && sums.knownOrders >= FEWEST_ORDERS && sums.knownNetMinor > 0
      ? sums.repeatNetMinor / sums.knownNetMinor
      : null;
  const [now, before] = [share(total.now), share(total.before)];
  const parts = (one: RevenuePeriod) =>
    [one.repeatNetMinor, one.knownNetMinor - one.repeatNetMinor, one.netRevenueMinor - one.knownNetMinor] as const;
  const isOpen = (one: RevenuePeriod) => !one.isOver || isPart(one.period);
  const says = (one: RevenuePeriod) => {
    const [returning, first, guests] = parts(one).map(formats.money);
    const still = one.isOver ? '' : `; ${text('repeat.revenue.open')}`;
    return `${text('repeat.revenue.bar', { period: name(one.period), returning, first, guests })}${still}`;
  };
  return (
    <SectionCard
      title={
        now === null
          ? text('repeat.revenue.title.none')
          : text('repeat.revenue.title', { share: formats.wholeShare(now) })
      }
      subtitle={`${text('repeat.revenue.subtitle', {
        returning: formats.roundMoney(total.now.repeatNetMinor),
        known: formats.roundMoney(total.now.knownNetMinor),
      })}${now === null || before === null ? '' : ` ${text('repeat.revenue.before', { points: formats.points(now - before) })}`}`}
      aside={<UnitButtons unit={unit} of={text('repeat.revenue.chart')} />}
    >
      <BlockStack gap="300">
        <StackedBars
          title={text('repeat.revenue.chart')}
          format={formats.roundMoney}
          series={[text('repeat.revenue.returning'), text('repeat.revenue.new'), text('repeat.revenue.guests')]}
          bars={revenue.map((one) => ({
            key: String(one.period),
            tick: tick(one.period),
            label: says(one),
            amounts: parts(one),
            unfinished: isOpen(one),
          }))}
        />
        {revenue.some(isOpen) && (
          <Text as="p" variant="bodySm" tone="subdued">
            {text('period.lighter')}
          </Text>
        )}
        <ChartTable
          name={text('repeat.revenue.table')}
          csv={{ path: '/app/repeat-purchases.csv', table: 'revenue' }}
          columns={[
            text(`period.${unit === 'week' ? 'week' : 'month'}`),
            text('repeat.revenue.orders'),
            text('repeat.revenue.net'),
            text('repeat.revenue.returning'),
            text('repeat.revenue.new'),
            text('repeat.revenue.guests'),
            text('repeat.revenue.share'),
          ]}
          rows={revenue.map((one) => {
            const returning = share(one);
            return {
              key: String(one.period),
              cells: [
                name(one.period),
                formats.number(one.orders),
                formats.money(one.netRevenueMinor),
                ...parts(one).map(formats.money),
                returning === null ? '' : formats.share(returning),
              ],
            };
          })}
        />
        <About name={text('repeat.revenue.table')}>{text('repeat.revenue.about')}</About>
      </BlockStack>
    </SectionCard>
  );
}
