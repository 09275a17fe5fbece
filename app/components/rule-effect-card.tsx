import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ComparedList, RuleEffect } from '#app/serving/merchandising/measure-rule.ts';
import { useFormats } from './formats.tsx';

interface EffectCardProps {
  /** Null while the form says not yet which products. */
  readonly effect: RuleEffect | null;
  readonly isAsking: boolean;
}

/** What the rule would do: how many products it touches, and a list with and without it. */
export function RuleEffectCard({ effect, isAsking }: EffectCardProps) {
  return (
    <section aria-label="What this rule would do" aria-busy={isAsking} className="rg-effect">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            What this rule would do
          </Text>
          <div role="status">{effect ? <Counts effect={effect} /> : <Waiting />}</div>
          {effect?.list && <Comparison list={effect.list} />}
        </BlockStack>
      </Card>
    </section>
  );
}

function Waiting() {
  return (
    <Text as="p" tone="subdued">
      Say which products it is for. Here you see how many that are, and what changes for shoppers.
    </Text>
  );
}

function Counts({ effect }: { readonly effect: RuleEffect }) {
  const formats = useFormats();
  const { touched, shown, examples, listsCompared, listsChanged } = effect;
  if (touched === 0) return <Text as="p">No product of yours meets this.</Text>;
  const hidden = touched - shown;
  return (
    <BlockStack gap="200">
      <Text as="p" fontWeight="medium">
        {`Touches ${formats.counted(touched, 'product', 'products')}`}
        {hidden > 0 && `, ${formats.number(hidden)} of which cannot be shown at the moment`}.
      </Text>
      {examples.length > 0 && (
        <Text as="p" variant="bodySm" tone="subdued">
          {examples.join(', ')}
          {shown > examples.length && ` and ${formats.number(shown - examples.length)} more`}
        </Text>
      )}
      <Text as="p">
        {listsCompared === 0
          ? 'These lists differ from buyer to buyer, so there is none to compare.'
          : listsChanged === 0
            ? `None of the ${formats.number(listsCompared)} lists we looked at would change.`
            : listsCompared === 1
              ? 'The list changes.'
              : `${formats.number(listsChanged)} of the ${formats.number(listsCompared)} lists we looked at ${listsChanged === 1 ? 'changes' : 'change'}: those of your most bought and newest products.`}
      </Text>
    </BlockStack>
  );
}

function Comparison({ list }: { readonly list: ComparedList }) {
  const place =
    list.seed !== null && list.placement !== 'cart'
      ? `On the page of ${list.seed}`
      : list.placement === 'cart'
        ? `With ${list.seed} in the cart`
        : 'To somebody of whom nothing is known';
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {place}
      </Text>
      <div className="rg-compare">
        <Side title="Now" products={list.before} />
        <Side title="With this rule" products={list.after} />
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
