import { Text } from '@shopify/polaris';
import type { DueItem } from '#ml/profiles/buyer-scores.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';
import { writeProbability } from './write-probability.ts';

interface BuyerDueProps {
  readonly due: readonly DueItem[];
  readonly titles: Readonly<Record<number, string>>;
}

/** What the buyer is likely to need again, and when. */
export function BuyerDue({ due, titles }: BuyerDueProps) {
  const text = useText();
  const formats = useFormats();
  const title = text('buyer.due.title', { n: due.length });
  return (
    <SectionCard title={title} subtitle={due.length > 0 && text('buyer.due.subtitle')}>
      {due.length === 0 ? (
        <Text as="p" tone="subdued">
          {text('buyer.due.none')}
        </Text>
      ) : (
        <div className="rg-scroll" tabIndex={0} role="region" aria-label={title}>
          <table className="rg-table">
            <thead>
              <tr>
                <th scope="col">{text('buyer.due.product')}</th>
                <th scope="col">{text('buyer.due.day')}</th>
                <th scope="col">{text('buyer.due.probability')}</th>
              </tr>
            </thead>
            <tbody>
              {due.map(({ productId, dueAt, probability }) => (
                <tr key={productId}>
                  <th scope="row" className="rg-text">
                    {titles[productId] ?? text('buyer.due.gone')}
                  </th>
                  <td>
                    <data value={dueAt}>{formats.day(dueAt)}</data>
                  </td>
                  <td>
                    <data value={probability}>{writeProbability(formats, probability)}</data>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </SectionCard>
  );
}
