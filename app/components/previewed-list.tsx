import { Link } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import { EXCLUDING_TAG } from '#app/serving/catalog.ts';
import type { PreviewedProduct, RecommendationPreview } from '#app/serving/preview-recommendations.ts';
import type { Source } from '#app/serving/served-shop.ts';
import { useFormats } from './formats.tsx';

const LISTS: Readonly<Record<Source, string>> = {
  'co-purchase': 'bought together',
  similar: 'like this product',
  visit: 'looked at in one visit',
  due: 'due again',
  'same-type': 'same product type',
  cart: 'goes with the cart',
  history: "fits the buyer's history",
  trending: 'popular this month',
  newest: 'newest',
  pinned: 'your pins',
  exploring: 'new, being tried out',
};

/** Beside a product; a reason that says as much needs nothing beside it. */
const SHORT: Readonly<Record<Source, string>> = { ...LISTS, trending: '', newest: '' };

/** The first places are never given to what is new (`exploreSlots`); so many new products are named. */
const KEPT_PLACES = 3;
const NAMED = 3;

/** A list as shoppers see it: the reason and the score of every place, what was left out, and which lists were asked. */
export function PreviewedList({ preview }: { readonly preview: RecommendationPreview }) {
  const { products, suppressed, trail } = preview;
  return (
    <BlockStack gap="300">
      {products.length === 0 && (
        <Text as="p" tone="subdued">
          {preview.placement === 'buy-again'
            ? 'Nothing is due: the shelf is not shown.'
            : 'Nothing can be shown: no other product is published, in stock and priced.'}
        </Text>
      )}
      <ol className="rg-products">
        {products.map((product, index) => (
          <li key={product.productId}>
            <span className="rg-slot">{index + 1}</span>
            <div>
              <Text as="p" fontWeight="medium">
                {product.title}
              </Text>
              <Text as="p" variant="bodySm" tone="subdued">
                {product.reason}
              </Text>
              <Rules product={product} />
              <Score product={product} />
            </div>
            <Support product={product} />
          </li>
        ))}
      </ol>
      {trail.length > 0 && (
        <Text as="p" variant="bodySm" tone="subdued">
          Asked in this order: {trail.map(describeStep).join(', then ')}. To leave a product out, add a{' '}
          <Link to="/app/merchandising" className="rg-inline">
            rule
          </Link>
          , or tag it {EXCLUDING_TAG} in Shopify.
        </Text>
      )}
      <Newcomers preview={preview} />
      {suppressed.length > 0 && (
        <details className="rg-about">
          <summary>{suppressed.length} left out above the last of them</summary>
          <ul>
            {suppressed.map((product) => (
              <li key={product.productId}>
                {product.title}: {product.says}
              </li>
            ))}
          </ul>
        </details>
      )}
    </BlockStack>
  );
}

/** Which places new products may take, and why none does here. */
function Newcomers({ preview: { products, newcomers } }: { readonly preview: RecommendationPreview }) {
  const formats = useFormats();
  const places = products.length - KEPT_PLACES;
  if (newcomers.length === 0 || places < 1) return null;
  const named = newcomers.slice(0, NAMED);
  const more = newcomers.length - named.length;
  const names = new Intl.ListFormat('en').format(more > 0 ? [...named, `${formats.number(more)} more`] : named);
  const where =
    places === 1 ? `place ${KEPT_PLACES + 1}` : `one of the places ${KEPT_PLACES + 1} to ${products.length}`;
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      Shoppers known by a visit may see a product of the last 30 days at {where}, so that clicks tell what it is worth:{' '}
      {names}. Here nobody is known, and none takes a place. You choose this under{' '}
      <Link to="/app/merchandising" className="rg-inline">
        Merchandising
      </Link>
      .
    </Text>
  );
}

/** "bought together (8 of 32 used)". */
function describeStep({ fallback, found, used }: RecommendationPreview['trail'][number]): string {
  return `${LISTS[fallback]} (${found === 0 ? 'nothing found' : `${used} of ${found} used`})`;
}

function Rules({ product: { rules } }: { readonly product: PreviewedProduct }) {
  return rules.map(({ ruleId, text }) => (
    <Text as="p" variant="bodySm" key={ruleId}>
      Your rule:{' '}
      <Link to={`/app/merchandising?rule=${ruleId}`} className="rg-inline">
        {text}
      </Link>
    </Text>
  ));
}

/** "Score 4.2 = bought together 3.9 + popularity 0.3"; a part that multiplies stands behind the others. */
function Score({ product: { parts, score } }: { readonly product: PreviewedProduct }) {
  const formats = useFormats();
  if (parts.length === 0) return null;
  const terms = parts.map(({ label, value, times }, index) => {
    if (times) return value === 0 ? `, shown last by ${label}` : ` × ${formats.score(value)} ${label}`;
    return `${index === 0 ? '' : ' + '}${label} ${formats.score(value)}`;
  });
  const isSum = parts.length > 1 && parts.every(({ times, value }) => !times || value !== 0);
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      Score: {terms.join('')}
      {isSum && ` = ${formats.score(score)}`}
    </Text>
  );
}

/** "in 23 of 310 orders": how many orders hold both, of the orders of the product searched. */
function Support({ product: { support, fallback } }: { readonly product: PreviewedProduct }) {
  const formats = useFormats();
  return (
    <Text as="span" variant="bodySm" tone="subdued" alignment="end">
      {support ? `in ${formats.number(support.orders)} of ${formats.number(support.of)} orders` : SHORT[fallback]}
    </Text>
  );
}
