import { Form, Link } from '@remix-run/react';
import { Badge, Button, Text } from '@shopify/polaris';
import { describeRule, type RuleWords } from '#app/serving/merchandising/describe-rule.ts';
import type { MerchandisingOverview, RuleEntry } from '#app/serving/merchandising/get-merchandising.ts';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

/** The rules as sentences, each with its switch. */
export function RuleList({ rules, words }: Pick<MerchandisingOverview, 'rules'> & { readonly words: RuleWords }) {
  const text = useText();
  if (rules.length === 0)
    return (
      <SectionCard title={text('merchandising.list.none')}>
        <Text as="p" tone="subdued">
          {text('merchandising.list.none.text')}
        </Text>
        <div>
          <Button url="/app/merchandising?rule=new">{text('merchandising.list.first')}</Button>
        </div>
      </SectionCard>
    );
  return (
    <SectionCard
      title={text('merchandising.list.title', { n: rules.length })}
      subtitle={text('merchandising.list.subtitle')}
    >
      <ul className="rg-rules">
        {rules.map((entry) => (
          <RuleRow key={entry.ruleId} entry={entry} words={words} />
        ))}
      </ul>
    </SectionCard>
  );
}

interface RuleRowProps {
  readonly entry: RuleEntry;
  readonly words: RuleWords;
}

function RuleRow({ entry, words }: RuleRowProps) {
  const text = useText();
  const { ruleId, rule, state, touched } = entry;
  const sentence = describeRule(rule, words);
  const badge = state === 'on' ? null : text(`merchandising.list.${state}`);
  return (
    <li data-state={state}>
      <div>
        <Text as="p" fontWeight="medium">
          <Link to={`/app/merchandising?rule=${ruleId}`}>{sentence}</Link> {badge && <Badge>{badge}</Badge>}
        </Text>
        {touched !== null && (
          <Text as="p" variant="bodySm" tone={touched === 0 ? 'critical' : 'subdued'}>
            {touched === 0 ? text('merchandising.touches.none') : text('merchandising.touches', { n: touched })}
          </Text>
        )}
      </div>
      <div className="rg-rule-buttons">
        <RuleButton
          entry={entry}
          intent="switch-rule"
          label={text(rule.isOn ? 'merchandising.list.switchOff' : 'merchandising.list.switchOn')}
          about={sentence}
        />
        <RuleButton entry={entry} intent="delete-rule" label={text('merchandising.list.delete')} about={sentence} />
      </div>
    </li>
  );
}

interface RuleButtonProps {
  readonly entry: RuleEntry;
  readonly intent: string;
  readonly label: string;
  readonly about: string;
}

function RuleButton({ entry, intent, label, about }: RuleButtonProps) {
  const text = useText();
  return (
    <Form method="post" action="/app/merchandising" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="ruleId" value={entry.ruleId} />
      <input type="hidden" name="seen" value={entry.version} />
      <Button submit size="slim" accessibilityLabel={text('merchandising.list.about', { action: label, rule: about })}>
        {label}
      </Button>
    </Form>
  );
}
