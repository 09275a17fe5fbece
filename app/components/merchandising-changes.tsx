import { Form } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import { describeChange } from '#app/serving/merchandising/describe-change.ts';
import type { RuleWords } from '#app/serving/merchandising/describe-rule.ts';
import type { ChangeEntry } from '#app/serving/merchandising/list-changes.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

interface ChangesProps {
  readonly changes: readonly ChangeEntry[];
  readonly userId: number | null;
  readonly words: RuleWords;
}

/** Shown at once; the others behind a tap. */
const FIRST = 8;

/** Who changed what, each change with its way back. */
export function MerchandisingChanges({ changes, userId, words }: ChangesProps) {
  const text = useText();
  const rest = changes.slice(FIRST);
  if (changes.length === 0)
    return (
      <SectionCard title={text('merchandising.changes.none')}>
        <Text as="p" tone="subdued">
          {text('merchandising.changes.none.text')}
        </Text>
      </SectionCard>
    );
  return (
    <SectionCard title={text('merchandising.changes.title')} subtitle={text('merchandising.changes.subtitle')}>
      <BlockStack gap="300">
        <ChangeList changes={changes.slice(0, FIRST)} userId={userId} words={words} />
        {rest.length > 0 && (
          <details className="rg-about">
            <summary>{text('merchandising.changes.older', { n: rest.length })}</summary>
            <ChangeList changes={rest} userId={userId} words={words} />
          </details>
        )}
      </BlockStack>
    </SectionCard>
  );
}

function ChangeList({ changes, userId, words }: ChangesProps) {
  const text = useText();
  const { moment } = useFormats();
  const who = (id: number | null) => (id === null ? 'nobody' : id === userId ? 'you' : String(id));
  const entries = changes.map((entry) => ({
    ...entry,
    says: entry.change ? describeChange(entry.change, words) : entry.what,
  }));
  return (
    <ul className="rg-rules">
      {entries.map((change) => (
        <li key={change.changeId}>
          <div>
            <Text as="p">
              {change.undoes === null ? change.says : text('merchandising.changes.undone', { what: change.says })}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {text('merchandising.changes.by', { who: who(change.userId), when: moment(change.changedAt) })}
            </Text>
          </div>
          {change.canUndo && (
            <Form method="post" action="/app/merchandising" preventScrollReset>
              <input type="hidden" name="intent" value="undo" />
              <input type="hidden" name="changeId" value={change.changeId} />
              <Button submit size="slim" accessibilityLabel={text('merchandising.undoOf', { what: change.says })}>
                {text('merchandising.undo')}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
