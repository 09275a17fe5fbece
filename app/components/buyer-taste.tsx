import { BlockStack, Text } from '@shopify/polaris';
import type { TasteShare } from '#ml/profiles/buyer-summary.ts';
import type { BuyerFigures } from '#app/measurement/buyer/get-buyer.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

interface BuyerTasteProps {
  readonly profile: BuyerFigures['profile'];
  readonly titles: Readonly<Record<number, string>>;
}

/** What the buyer buys: types, vendors, prices, and how it began. */
export function BuyerTaste({ profile, titles }: BuyerTasteProps) {
  const text = useText();
  const formats = useFormats();
  const { tasteTypes, tasteVendors, priceBand, favouriteType, firstProductId } = profile;
  const facts = [
    ...(priceBand
      ? [
          text(priceBand.lowMinor === priceBand.highMinor ? 'buyer.taste.onePrice' : 'buyer.taste.price', {
            low: formats.money(priceBand.lowMinor),
            median: formats.money(priceBand.medianMinor),
            high: formats.money(priceBand.highMinor),
          }),
        ]
      : []),
    ...(firstProductId === null
      ? []
      : [
          text('buyer.taste.first', {
            product: titles[firstProductId] ?? text('buyer.due.gone'),
            discounted: profile.firstDiscounted ? 'yes' : 'no',
          }),
        ]),
    text('buyer.taste.discounts', { n: profile.discountedOrders }),
    ...(profile.subscriptionOrders > 0 ? [text('buyer.taste.subscriptions', { n: profile.subscriptionOrders })] : []),
  ];
  return (
    <SectionCard
      title={text('buyer.taste.title', {
        type: favouriteType ?? '',
        how: favouriteType === null ? 'unknown' : (tasteTypes[0]?.share ?? 0) >= 0.5 ? 'mostly' : 'often',
      })}
      subtitle={text('buyer.taste.subtitle', { n: profile.orderCount })}
    >
      <BlockStack gap="300">
        {tasteTypes.length + tasteVendors.length === 0 ? (
          <Text as="p" tone="subdued">
            {text('buyer.taste.none')}
          </Text>
        ) : (
          <div className="rg-tastes">
            <Bars title={text('buyer.taste.types')} shares={tasteTypes} />
            <Bars title={text('buyer.taste.vendors')} shares={tasteVendors} />
          </div>
        )}
        <Text as="p">{facts.join(' ')}</Text>
      </BlockStack>
    </SectionCard>
  );
}

/** Shares as bars from 0 to 100 %. */
function Bars({ title, shares }: { readonly title: string; readonly shares: readonly TasteShare[] }) {
  const formats = useFormats();
  if (shares.length === 0) return null;
  return (
    <table className="rg-shares">
      <caption>{title}</caption>
      <tbody>
        {shares.map(({ name, share }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="rg-share-bar">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={100 * share} height={8} />
              </svg>
            </td>
            <td>
              <data value={share}>{formats.wholeShare(share)}</data>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
