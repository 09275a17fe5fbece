import { BlockStack, Text } from '@shopify/polaris';
import type { TimeToNextOrder } from '#ml/measurement/measure-time-between-orders.ts';
import { About } from './about.tsx';
import type { Formats } from '#app/messages/create-formats.ts';
import { useFormats } from './formats.tsx';
import { RangeChart } from './range-chart.tsx';
import { SectionCard } from './section-card.tsx';

const FEWEST_BUYERS = 30;
const DAY_MS = 86_400_000;

/** How soon the next order comes, those who have not come back being counted in. */
export function TimeBetweenSection({ steps }: { readonly steps: readonly TimeToNextOrder[] }) {
  const formats = useFormats();
  const known = steps.filter((step) => step.buyers >= FEWEST_BUYERS && step.p25Ms !== null);
  const last = known.at(-1);
  const title =
    last && last.p50Ms !== null && known.length > 1
      ? `After order ${last.orderNumber}, half are back within ${formats.days(last.p50Ms)}`
      : 'How soon the next order comes';
  return (
    <SectionCard
      title={title}
      subtitle="Time until a quarter, half (dot) and three quarters of the buyers have ordered again, after each order."
    >
      <BlockStack gap="300">
        {known.length > 0 ? (
          <RangeChart
            title="Time until the next order, by order number"
            axis="days"
            format={(days) => formats.number(Math.round(days))}
            ranges={known.map((step) => ({
              key: String(step.orderNumber),
              name: `After order ${step.orderNumber}`,
              low: (step.p25Ms ?? 0) / DAY_MS,
              middle: step.p50Ms === null ? null : step.p50Ms / DAY_MS,
              high: step.p75Ms === null ? null : step.p75Ms / DAY_MS,
              label: describe(step, formats),
            }))}
          />
        ) : (
          <Text as="p" tone="subdued">
            Not yet known: it needs {FEWEST_BUYERS} buyers, a quarter of whom have come back.
          </Text>
        )}
        {known.length > 0 && <TimesTable steps={known} />}
        <About name="time between orders">
          Estimated by Kaplan and Meier&rsquo;s method: a buyer who has not come back yet counts as waiting until the
          newest order, instead of being left out, which would make every shop look faster than it is. At least{' '}
          {FEWEST_BUYERS} buyers a step.
        </About>
      </BlockStack>
    </SectionCard>
  );
}

function TimesTable({ steps }: { readonly steps: readonly TimeToNextOrder[] }) {
  const formats = useFormats();
  const say = (ms: number | null) =>
    ms === null ? <span className="rg-muted">not yet known</span> : <data value={ms}>{formats.days(ms)}</data>;
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label="Time between orders, table">
      <table className="rg-table">
        <thead>
          <tr>
            <th scope="col">After order</th>
            <th scope="col">Buyers</th>
            <th scope="col">A quarter back in</th>
            <th scope="col">Half</th>
            <th scope="col">Three quarters</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ orderNumber, buyers, p25Ms, p50Ms, p75Ms }) => (
            <tr key={orderNumber}>
              <th scope="row">{orderNumber}</th>
              <td>{formats.number(buyers)}</td>
              <td>{say(p25Ms)}</td>
              <td>{say(p50Ms)}</td>
              <td>{say(p75Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function describe({ orderNumber, buyers, p25Ms, p50Ms, p75Ms }: TimeToNextOrder, formats: Formats): string {
  const say = (ms: number | null) => (ms === null ? 'not yet known' : formats.days(ms));
  return `After order ${orderNumber}: a quarter ${say(p25Ms)}, half ${say(p50Ms)}, three quarters ${say(p75Ms)} (${formats.counted(buyers, 'buyer', 'buyers')})`;
}
