import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ComparedList, RuleEffect } from '#app/serving/merchandising/measure-rule.ts';
import { useText } from './use-text.ts';

interface EffectCardProps {
  /** Null while the form says not yet which products. */
  readonly effect: RuleEffect | null;
  readonly isAsking: boolean;
}

/** What the rule would do: how many products it touches, and a list with and without it. */
export function RuleEffectCard({ effect, isAsking }: EffectCardProps) {
  const text = useText();
  return (
    <section aria-label={text('merchandising.effect.title')} aria-busy={isAsking} className="rg-effect">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {text('merchandising.effect.title')}
          </Text>
          <div role="status">{effect ? <Counts effect={effect} /> : <Waiting />}</div>
          {effect?.list && <Comparison list={effect.list} />}
        </BlockStack>
      </Card>
    </section>
  );
}

function Waiting() {
  const text = useText();
  return (
    <Text as="p" tone="subdued">
      {text('merchandising.effect.waiting')}
    </Text>
  );
}

function Counts({ effect }: { readonly effect: RuleEffect }) {
  const text = useText();
  const { touched, shown, examples, listsCompared, listsChanged } = effect;
  if (touched === 0) return <Text as="p">{text('merchandising.effect.none')}</Text>;
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="medium">
        {text('merchandising.effect.touches', { n: touched, hidden: touched - shown })}
      </Text>
      {examples.length > 0 && (
        <Text as="p" variant="bodySm" tone="subdued">
          {text('merchandising.effect.examples', {
            names: examples.reduce((before, next) => text('merchandising.which.and', { before, next })),
            more: shown - examples.length,
          })}
        </Text>
      )}
      <Text as="p">
        {listsCompared === 0
          ? text('merchandising.effect.differ')
          : listsChanged === 0
            ? text('merchandising.effect.unchanged', { n: listsCompared })
            : listsCompared === 1
              ? text('merchandising.effect.one')
              : text('merchandising.effect.changed', { n: listsCompared, changed: listsChanged })}
      </Text>
    </BlockStack>
  );
}

function Comparison({ list }: { readonly list: ComparedList }) {
  const text = useText();
  const place =
    list.seed === null
      ? text('merchandising.effect.stranger')
      : text(list.placement === 'cart' ? 'merchandising.effect.cart' : 'merchandising.effect.page', {
          product: list.seed,
        });
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {place}
      </Text>
      <div className="rg-compare">
        <Side title={text('merchandising.effect.now')} products={list.before} />
        <Side title={text('merchandising.effect.then')} products={list.after} />
      </div>
    </BlockStack>
  );
}

function Side({ title, products }: { readonly title: string; readonly products: ComparedList['before'] }) {
  return (
    <div>
      <Text as="h4" variant="bodySm" fontWeight="semibold">
        {title}
      </Text>
      <ol>
        {products.map(({ productId, title: name, isTouched }) => (
          <li key={productId}>{isTouched ? <strong>{name}</strong> : name}</li>
        ))}
      </ol>
    </div>
  );
}
