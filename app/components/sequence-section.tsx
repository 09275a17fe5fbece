import { BlockStack } from '@shopify/polaris';
import type { SequenceStep } from '#ml/measurement/measure-order-sequence.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';
import { LineChart } from './line-chart.tsx';
import { SectionCard } from './section-card.tsx';

const SHOWN = 10;
const FEWEST_BUYERS = 20;

/** From order to order: who goes on, what they spend, how soon the next order comes. */
export function SequenceSection({ sequence }: { readonly sequence: readonly SequenceStep[] }) {
  const formats = useFormats();
  const steps = sequence.slice(0, SHOWN);
  const known = steps.filter((step) => step.buyers >= FEWEST_BUYERS);
  const [first, second] = known;
  const share = (step: SequenceStep) => step.goingOn / step.buyers;
  const title =
    first && second
      ? `${formats.wholeShare(share(first))} go on after the first order, ${formats.wholeShare(share(second))} after the second`
      : 'From order to order';
  return (
    <SectionCard
      title={title}
      subtitle={`Share of buyers who went on to the next order, by order number. ${formats.counted(first?.buyers ?? 0, 'buyer', 'buyers')}.`}
    >
      <BlockStack gap="400">
        {known.length > 1 && (
          <LineChart
            title="Share of buyers going on to the next order, by order number"
            axis="going on"
            formatShare={formats.wholeShare}
            points={known.map((step) => ({
              key: String(step.orderNumber),
              tick: `Order ${step.orderNumber}`,
              note: `n ${formats.number(step.buyers)}`,
              share: share(step),
              text: formats.wholeShare(share(step)),
              label: `Order ${step.orderNumber}: ${formats.number(step.goingOn)} of ${formats.number(step.buyers)} buyers went on, ${formats.share(share(step))}`,
            }))}
          />
        )}
        <SequenceTable steps={steps} />
        <About name="the order sequence">
          Order i counts every buyer with at least i orders. Going on: those of them with one more, up to now; buyers
          who ordered lately may still follow. Average order value: net revenue of the i-th orders per order. Days to
          the next: the median among those who went on. Below {FEWEST_BUYERS} buyers no share is shown. The export holds
          all order numbers.
        </About>
      </BlockStack>
    </SectionCard>
  );
}

function SequenceTable({ steps }: { readonly steps: readonly SequenceStep[] }) {
  const formats = useFormats();
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label="Order sequence, table">
      <table className="rg-table">
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Buyers</th>
            <th scope="col">Went on</th>
            <th scope="col">Share</th>
            <th scope="col">Average order value</th>
            <th scope="col">Median time to the next</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ orderNumber, buyers, goingOn, netRevenueMinor, medianGapMs }) => (
            <tr key={orderNumber}>
              <th scope="row">{orderNumber}</th>
              <td>{formats.number(buyers)}</td>
              <td>{formats.number(goingOn)}</td>
              <td>
                {buyers >= FEWEST_BUYERS ? (
                  <data value={goingOn / buyers}>{formats.share(goingOn / buyers)}</data>
                ) : (
                  <span className="rg-muted">under {FEWEST_BUYERS} buyers</span>
                )}
              </td>
              <td>
                <data value={netRevenueMinor / buyers}>{formats.money(netRevenueMinor / buyers)}</data>
              </td>
              <td>
                {medianGapMs === null ? (
                  <span className="rg-muted">not yet</span>
                ) : (
                  <data value={medianGapMs}>{formats.days(medianGapMs)}</data>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
