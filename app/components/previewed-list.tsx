import { Link } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { MessageId } from '#app/messages/messages.ts';
import { EXCLUDING_TAG } from '#app/serving/catalog.ts';
import { describeRule, type RuleWords } from '#app/serving/merchandising/describe-rule.ts';
import type { PreviewedProduct, RecommendationPreview } from '#app/serving/preview-recommendations.ts';
import type { Source } from '#app/serving/served-shop.ts';
import { useFormats } from './formats.tsx';
import { useRuleWords } from './use-rule-words.ts';
import { useText } from './use-text.ts';
import { writeEvidence } from './write-evidence.ts';
import { writeScore } from './write-score.ts';
import { writeSuppression } from './write-suppression.ts';

const LISTS: Readonly<Record<Source, MessageId>> = {
  'co-purchase': 'recommendations.source.coPurchase',
  similar: 'recommendations.source.similar',
  visit: 'recommendations.source.visit',
  due: 'recommendations.source.due',
  'same-type': 'recommendations.source.sameType',
  cart: 'recommendations.source.cart',
  history: 'recommendations.source.history',
  trending: 'recommendations.source.trending',
  newest: 'recommendations.source.newest',
  pinned: 'recommendations.source.pinned',
  exploring: 'recommendations.source.exploring',
};

/** Reasons that say as much as their list: nothing stands beside them. */
const SAID: ReadonlySet<Source> = new Set(['trending', 'newest']);

/** The first places are never given to what is new (`exploreSlots`); so many new products are named. */
const KEPT_PLACES = 3;
const NAMED = 3;

const toMerchandising = (inside: ReactNode[]) => (
  <Link to="/app/merchandising" className="rg-inline">
    {inside}
  </Link>
);

/** A list as shoppers see it: the reason and the score of every place, what was left out, and which lists were asked. */
export function PreviewedList({ preview }: { readonly preview: RecommendationPreview }) {
  const text = useText();
  const formats = useFormats();
  const words = useRuleWords(preview.titles, preview.collections);
  const { products, suppressed } = preview;
  return (
    <BlockStack gap="300">
      {products.length === 0 && (
        <Text as="p" tone="subdued">
          {text(preview.placement === 'buy-again' ? 'recommendations.list.nothingDue' : 'recommendations.list.nothing')}
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
                {writeEvidence(product.evidence, { text, formats })}
              </Text>
              <Rules product={product} words={words} />
              {product.parts.length > 0 && (
                <Text as="p" variant="bodySm" tone="subdued">
                  {writeScore(product, { text, formats })}
                </Text>
              )}
            </div>
            <Support product={product} />
          </li>
        ))}
      </ol>
      <Trail preview={preview} />
      <Newcomers preview={preview} />
      {suppressed.length > 0 && (
        <details className="rg-about">
          <summary>{text('recommendations.list.left', { n: suppressed.length })}</summary>
          <ul>
            {suppressed.map((product) => (
              <li key={product.productId}>
                {text('recommendations.list.leftOut', {
                  title: product.title,
                  why: writeSuppression(product, words),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </BlockStack>
  );
}

/** Which lists were asked, in their order: "bought together (8 of 32 used)". */
function Trail({ preview: { trail } }: { readonly preview: RecommendationPreview }) {
  const text = useText();
  if (trail.length === 0) return null;
  const steps = trail
    .map(({ fallback, found, used }) => text('recommendations.list.step', { list: text(LISTS[fallback]), found, used }))
    .reduce((before, next) => text('recommendations.list.then', { before, next }));
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {text.rich('recommendations.list.trail', { steps, tag: EXCLUDING_TAG, link: toMerchandising })}
    </Text>
  );
}

/** Which places new products may take, and why none does here. */
function Newcomers({ preview: { products, newcomers } }: { readonly preview: RecommendationPreview }) {
  const text = useText();
  const { locale } = useFormats();
  const places = products.length - KEPT_PLACES;
  if (newcomers.length === 0 || places < 1) return null;
  const named = newcomers.slice(0, NAMED);
  const more = newcomers.length - named.length;
  const listed = more > 0 ? [...named, text('recommendations.list.more', { n: more })] : named;
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {text.rich('recommendations.list.newcomers', {
        places,
        first: KEPT_PLACES + 1,
        last: products.length,
        names: new Intl.ListFormat(locale).format(listed),
        link: toMerchandising,
      })}
    </Text>
  );
}

function Rules({ product: { rules }, words }: { readonly product: PreviewedProduct; readonly words: RuleWords }) {
  const text = useText();
  return rules.map(({ ruleId, rule }) => (
    <Text as="p" variant="bodySm" key={ruleId}>
      {text.rich('recommendations.list.rule', {
        rule: describeRule(rule, words),
        link: (inside) => (
          <Link to={`/app/merchandising?rule=${ruleId}`} className="rg-inline">
            {inside}
          </Link>
        ),
      })}
    </Text>
  ));
}

/** "in 23 of 310 orders": how many orders hold both, of the orders of the product searched. */
function Support({ product: { support, fallback } }: { readonly product: PreviewedProduct }) {
  const text = useText();
  const source = SAID.has(fallback) ? '' : text(LISTS[fallback]);
  return (
    <Text as="span" variant="bodySm" tone="subdued" alignment="end">
      {support ? text('recommendations.list.support', { ...support }) : source}
    </Text>
  );
}
