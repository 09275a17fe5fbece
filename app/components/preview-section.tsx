import { Form, Link, useLocation } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import type { PreviewedSpot, RecommendationPreview } from '#app/serving/preview-recommendations.ts';
import type { FoundProduct } from '#app/serving/search-products.ts';
import { FilterButtons } from './filter-buttons.tsx';
import { useFormats } from './formats.tsx';
import { PLACE_KEYS } from './place-keys.ts';
import { PreviewedList } from './previewed-list.tsx';
import { SectionCard } from './section-card.tsx';
import { useFilterLink } from './use-filter-link.ts';
import { useText } from './use-text.ts';

interface PreviewSectionProps {
  readonly search: { readonly text: string; readonly found: readonly FoundProduct[] };
  readonly spot: PreviewedSpot;
  /** Null where no product is chosen or known. */
  readonly preview: RecommendationPreview | null;
}

/** The spots that can be looked at; in the ids of messages they have the names of {@link PLACE_KEYS}. */
const SPOTS = ['product', 'also-viewed', 'cart', 'home', 'buy-again'] as const;

/** Choose a spot of the shop and see what is shown there, with the evidence. */
export function PreviewSection({ search, spot, preview }: PreviewSectionProps) {
  const place = spot.placement === 'collection' ? 'home' : spot.placement;
  const isPage = place === 'product' || place === 'also-viewed';
  const text = useText();
  const { locale } = useFormats();
  const key = PLACE_KEYS[place];
  const seeds = preview?.seeds ?? [];
  const products = new Intl.ListFormat(locale).format(seeds.map(({ title }) => title));
  return (
    <SectionCard
      title={
        seeds.length > 0
          ? text(`recommendations.spot.${key}.titled`, { products })
          : text(`recommendations.spot.${key}.title`)
      }
      subtitle={
        seeds.length > 0 && (key === 'home' || key === 'buyAgain')
          ? text(`recommendations.spot.${key}.subtitled`)
          : text(`recommendations.spot.${key}.subtitle`)
      }
    >
      <BlockStack gap="400">
        <FilterButtons
          label={text('recommendations.where')}
          name="at"
          value={place}
          choices={SPOTS.map((value) => ({ value, label: text(`recommendations.place.${PLACE_KEYS[value]}`) }))}
        />
        <Form method="get" role="search" className="rg-search">
          {place !== 'product' && <input type="hidden" name="at" value={place} />}
          {!isPage && <input type="hidden" name="product" value={spot.products.join(',')} />}
          <label htmlFor="q" className="rg-unseen">
            {text('recommendations.search.label')}
          </label>
          {/* A new field for a new search: it follows the browser's back button. */}
          <input
            key={search.text}
            id="q"
            name="q"
            type="search"
            defaultValue={search.text}
            placeholder={text('recommendations.search.placeholder')}
          />
          <button type="submit">{text('recommendations.search')}</button>
        </Form>
        {search.text !== '' && <FoundList {...search} spot={spot} />}
        {!isPage && seeds.length > 0 && <Seeds seeds={seeds} />}
        {seeds.length === 0 && search.text === '' && (
          <Text as="p" tone="subdued">
            {text(`recommendations.spot.${key}.hint`)}
          </Text>
        )}
        {preview && (place !== 'buy-again' || seeds.length > 0) && <PreviewedList preview={preview} />}
      </BlockStack>
    </SectionCard>
  );
}

function FoundList({ text: title, found, spot }: PreviewSectionProps['search'] & { readonly spot: PreviewedSpot }) {
  const text = useText();
  const link = useFilterLink();
  if (found.length === 0)
    return (
      <Text as="p" tone="subdued">
        {text('recommendations.search.none', { title })}
      </Text>
    );
  const others = spot.placement === 'product' || spot.placement === 'also-viewed' ? [] : spot.products;
  return (
    <ul className="rg-found" aria-label={text('recommendations.search.found')}>
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
  const text = useText();
  const { pathname, search } = useLocation();
  const link = useFilterLink();
  const without = (gone: number) =>
    seeds.flatMap(({ productId }) => (productId === gone ? [] : [productId])).join(',') || '';
  return (
    <ul className="rg-chips" aria-label={text('recommendations.chosen')} key={pathname + search}>
      {seeds.map(({ productId, title }) => (
        <li key={productId}>
          {title}{' '}
          <Link
            to={link('product', without(productId))}
            preventScrollReset
            aria-label={text('recommendations.removeOf', { title })}
          >
            {text('recommendations.remove')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
