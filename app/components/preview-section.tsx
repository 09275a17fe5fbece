import { Form, Link, useLocation } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import type { PreviewedSpot, RecommendationPreview } from '#app/serving/preview-recommendations.ts';
import type { FoundProduct } from '#app/serving/search-products.ts';
import { FilterButtons } from './filter-buttons.tsx';
import { PreviewedList } from './previewed-list.tsx';
import { SectionCard } from './section-card.tsx';
import { useFilterLink } from './use-filter-link.ts';

interface PreviewSectionProps {
  readonly search: { readonly text: string; readonly found: readonly FoundProduct[] };
  readonly spot: PreviewedSpot;
  /** Null where no product is chosen or known. */
  readonly preview: RecommendationPreview | null;
}

interface SpotText {
  readonly title: string;
  readonly subtitle: string;
  /** Once products are chosen. */
  readonly titled: (products: string) => string;
  readonly subtitled?: string;
  readonly hint: string;
}

type Spot = Exclude<PreviewedSpot['placement'], 'collection'>;

const SPOTS: Readonly<Record<Spot, SpotText>> = {
  product: {
    title: 'See what is shown with a product',
    titled: (product) => `Shown with ${product}`,
    subtitle: "On its product page, to a shopper of whom nothing is known yet. A buyer's own history changes the list.",
    hint: 'Search for one of your products. Its list is shown here with the reason for every place in it.',
  },
  'also-viewed': {
    title: 'See what others also looked at',
    titled: (product) => `Shown as also looked at with ${product}`,
    subtitle:
      'On its product page. Until enough visits are known, what is like it and what sells of its type fills up.',
    hint: 'Search for one of your products. What was looked at in the same visits is shown here.',
  },
  cart: {
    title: 'Shown in an empty cart',
    titled: (products) => `Shown in a cart of ${products}`,
    subtitle: 'To a shopper of whom nothing else is known.',
    hint: 'Search for products and put them into this cart.',
  },
  home: {
    title: 'Shown to a stranger on the home page',
    titled: (products) => `Shown on the home page to a buyer of ${products}`,
    subtitle: 'To somebody of whom nothing is known. Collection pages show the same.',
    subtitled: 'To somebody who bought this yesterday. Collection pages show the same.',
    hint: 'Search for products and add them to what this buyer bought.',
  },
  'buy-again': {
    title: 'See what is due again',
    titled: (products) => `Shown as due again to a buyer of ${products}`,
    subtitle: 'To somebody who is logged in and has bought before. With nothing due, the shelf is not shown.',
    subtitled: 'To somebody who bought this three times, four weeks apart, the last time four weeks ago.',
    hint: 'Search for products this buyer bought, and see when they are due.',
  },
};

/** Choose a spot of the shop and see what is shown there, with the evidence. */
export function PreviewSection({ search, spot, preview }: PreviewSectionProps) {
  const place = spot.placement === 'collection' ? 'home' : spot.placement;
  const isPage = place === 'product' || place === 'also-viewed';
  const text = SPOTS[place];
  const seeds = preview?.seeds ?? [];
  const names = new Intl.ListFormat('en').format(seeds.map(({ title }) => title));
  return (
    <SectionCard
      title={seeds.length > 0 ? text.titled(names) : text.title}
      subtitle={(seeds.length > 0 && text.subtitled) || text.subtitle}
    >
      <BlockStack gap="400">
        <FilterButtons
          label="Where it is shown"
          name="at"
          value={place}
          choices={[
            { value: 'product', label: 'Product page' },
            { value: 'also-viewed', label: 'Also looked at' },
            { value: 'cart', label: 'Cart' },
            { value: 'home', label: 'Home page' },
            { value: 'buy-again', label: 'Buy again' },
          ]}
        />
        <Form method="get" role="search" className="rg-search">
          {place !== 'product' && <input type="hidden" name="at" value={place} />}
          {!isPage && <input type="hidden" name="product" value={spot.products.join(',')} />}
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
        {search.text !== '' && <FoundList {...search} spot={spot} />}
        {!isPage && seeds.length > 0 && <Seeds seeds={seeds} />}
        {seeds.length === 0 && search.text === '' && (
          <Text as="p" tone="subdued">
            {text.hint}
          </Text>
        )}
        {preview && (place !== 'buy-again' || seeds.length > 0) && <PreviewedList preview={preview} />}
      </BlockStack>
    </SectionCard>
  );
}

function FoundList({ text, found, spot }: PreviewSectionProps['search'] & { readonly spot: PreviewedSpot }) {
  const link = useFilterLink();
  if (found.length === 0)
    return (
      <Text as="p" tone="subdued">
        No active product has &ldquo;{text}&rdquo; in its title.
      </Text>
    );
  const others = spot.placement === 'product' || spot.placement === 'also-viewed' ? [] : spot.products;
  return (
    <ul className="rg-found" aria-label="Products found">
      {found.map(({ productId, title, productType }) => (
        <li key={productId}>
          <Link to={link('product', [...new Set([...others, productId])].join(','))} preventScrollReset>
            {title}
          </Link>{' '}
          <span className="rg-muted">{productType}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is in the cart or was bought, each with a link that takes it out. */
function Seeds({ seeds }: { readonly seeds: RecommendationPreview['seeds'] }) {
  const { pathname, search } = useLocation();
  const link = useFilterLink();
  const without = (gone: number) =>
    seeds.flatMap(({ productId }) => (productId === gone ? [] : [productId])).join(',') || '';
  return (
    <ul className="rg-chips" aria-label="Products chosen" key={pathname + search}>
      {seeds.map(({ productId, title }) => (
        <li key={productId}>
          {title}{' '}
          <Link to={link('product', without(productId))} preventScrollReset aria-label={`Remove ${title}`}>
            Remove
          </Link>
        </li>
      ))}
    </ul>
  );
}
