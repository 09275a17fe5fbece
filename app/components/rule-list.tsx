import { Form, Link } from '@remix-run/react';
import { Badge, Button, Text } from '@shopify/polaris';
import { describeRule } from '#app/serving/merchandising/describe-rule.ts';
import type { MerchandisingOverview, RuleEntry } from '#app/serving/merchandising/get-merchandising.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useRuleWords } from './use-rule-words.ts';

/** The rules as sentences, each with its switch. */
export function RuleList({ rules, ...names }: Pick<MerchandisingOverview, 'rules' | 'titles' | 'collections'>) {
  const formats = useFormats();
  if (rules.length === 0)
    return (
      <SectionCard title="You have no rules yet">
        <Text as="p" tone="subdued">
          A rule keeps a product in a fixed place, shows some earlier or later, or never shows them: by product, type,
          vendor, tag, collection, price, stock or margin. You see what it changes before it is saved, and every change
          can be undone.
        </Text>
        <div>
          <Button url="/app/merchandising?rule=new">Add your first rule</Button>
        </div>
      </SectionCard>
    );
  return (
    <SectionCard
      title={`You have ${formats.counted(rules.length, 'rule', 'rules')}`}
      subtitle="What is excluded never shows, even if it is pinned. Of two pins for one place the older has it. Several boosts and buries of one product are multiplied."
    >
      <ul className="rg-rules">
        {rules.map((entry) => (
          <RuleRow key={entry.ruleId} entry={entry} {...names} />
        ))}
      </ul>
    </SectionCard>
  );
}

interface RuleRowProps extends Pick<MerchandisingOverview, 'titles' | 'collections'> {
  readonly entry: RuleEntry;
}

function RuleRow({ entry, titles, collections }: RuleRowProps) {
  const formats = useFormats();
  const { ruleId, rule, state, touched } = entry;
  const sentence = describeRule(rule, useRuleWords(titles, collections));
  const badge = { on: null, off: 'Off', waiting: 'Begins later', over: 'Over' }[state];
  return (
    <li data-state={state}>
      <div>
        <Text as="p" fontWeight="medium">
          <Link to={`/app/merchandising?rule=${ruleId}`}>{sentence}</Link> {badge && <Badge>{badge}</Badge>}
        </Text>
        {touched !== null && (
          <Text as="p" variant="bodySm" tone={touched === 0 ? 'critical' : 'subdued'}>
            {touched === 0
              ? 'Touches nothing: no product that can be shown meets it.'
              : `Touches ${formats.counted(touched, 'product', 'products')}`}
          </Text>
        )}
      </div>
      <div className="rg-rule-buttons">
        <RuleButton
          entry={entry}
          intent="switch-rule"
          label={rule.isOn ? 'Switch off' : 'Switch on'}
          about={sentence}
        />
        <RuleButton entry={entry} intent="delete-rule" label="Delete" about={sentence} />
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
  return (
    <Form method="post" action="/app/merchandising" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="ruleId" value={entry.ruleId} />
      <input type="hidden" name="seen" value={entry.version} />
      <Button submit size="slim" accessibilityLabel={`${label}: ${about}`}>
        {label}
      </Button>
    </Form>
  );
}
