import { Form, Link } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import type { PreviewedProduct, RecommendationPreview } from '#app/serving/preview-recommendations.ts';
import { EXCLUDING_TAG } from '#app/serving/catalog.ts';
import type { Fallback } from '#app/serving/placements.ts';
import type { FoundProduct } from '#app/serving/search-products.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useFilterLink } from './use-filter-link.ts';

interface PreviewSectionProps {
  readonly search: { readonly text: string; readonly found: readonly FoundProduct[] };
  readonly preview: RecommendationPreview | null;
}

const LISTS: Record<Fallback, string> = {
  'co-purchase': 'bought together',
  'same-type': 'same product type',
  cart: 'goes with the cart',
  history: "fits the buyer's history",
  trending: 'popular this month',
  newest: 'newest',
};

/** Search a product and see what is shown with it, with the evidence. */
export function PreviewSection({ search, preview }: PreviewSectionProps) {
  return (
    <SectionCard
      title={preview ? `Shown with ${preview.product.title}` : 'See what is shown with a product'}
      subtitle="On its product page, to a shopper of whom nothing is known yet. A buyer's own history changes the list."
    >
      <BlockStack gap="400">
        <Form method="get" role="search" className="rg-search">
          <label htmlFor="q" className="rg-unseen">
            Product title
          </label>
          {/* A new field for a new search: it follows the browser's back button. */}
          <input
            key={search.text}
            id="q"
            name="q"
            type="search"
            defaultValue={search.text}
            placeholder="Search a product"
          />
          <button type="submit">Search</button>
        </Form>
        {search.text !== '' && <FoundList {...search} />}
        {preview && <PreviewedList preview={preview} />}
        {!preview && search.text === '' && (
          <Text as="p" tone="subdued">
            Search for one of your products. Its list is shown here with the reason for every place in it.
          </Text>
        )}
      </BlockStack>
    </SectionCard>
  );
}

function FoundList({ text, found }: PreviewSectionProps['search']) {
  const link = useFilterLink();
  if (found.length === 0)
    return (
      <Text as="p" tone="subdued">
        No active product has &ldquo;{text}&rdquo; in its title.
      </Text>
    );
  return (
    <ul className="rg-found" aria-label="Products found">
      {found.map((product) => (
        <li key={product.productId}>
          <Link to={link('product', String(product.productId))} preventScrollReset>
            {product.title}
          </Link>{' '}
          <span className="rg-muted">{product.productType}</span>
        </li>
      ))}
    </ul>
  );
}

function PreviewedList({ preview }: { readonly preview: RecommendationPreview }) {
  const { products, suppressed, trail } = preview;
  return (
    <BlockStack gap="300">
      {products.length === 0 && (
        <Text as="p" tone="subdued">
          Nothing can be shown: no other product is published, in stock and priced.
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
            </div>
            <Support product={product} />
          </li>
        ))}
      </ol>
      {trail.length > 0 && (
        <Text as="p" variant="bodySm" tone="subdued">
          Asked in this order:{' '}
          {trail.map((step) => `${LISTS[step.fallback]} (${step.used} of ${step.found} used)`).join(', then ')}. To
          leave a product out of every list, tag it {EXCLUDING_TAG} in Shopify.
        </Text>
      )}
      {suppressed.length > 0 && (
        <details className="rg-about">
          <summary>{suppressed.length} left out above the last of them</summary>
          <ul>
            {suppressed.map((product) => (
              <li key={product.productId}>
                {product.title}: {product.why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </BlockStack>
  );
}

/** "in 23 of 310 orders": how many orders hold both, of the orders of the product searched. */
function Support({ product: { support, fallback } }: { readonly product: PreviewedProduct }) {
  const formats = useFormats();
  return (
    <Text as="span" variant="bodySm" tone="subdued" alignment="end">
      {support ? `in ${formats.number(support.orders)} of ${formats.number(support.of)} orders` : LISTS[fallback]}
    </Text>
  );
}
