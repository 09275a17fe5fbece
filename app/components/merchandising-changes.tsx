import { Form } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import type { ChangeEntry } from '#app/serving/merchandising/list-changes.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';

interface ChangesProps {
  readonly changes: readonly ChangeEntry[];
  readonly userId: number | null;
}

/** Shown at once; the others behind a tap. */
const FIRST = 8;

/** Who changed what, each change with its way back. */
export function MerchandisingChanges({ changes, userId }: ChangesProps) {
  const rest = changes.slice(FIRST);
  if (changes.length === 0)
    return (
      <SectionCard title="Nothing was changed yet">
        <Text as="p" tone="subdued">
          Every change of a rule is written down here, with who and when, and a button that takes it back.
        </Text>
      </SectionCard>
    );
  return (
    <SectionCard
      title="What was changed"
      subtitle="The last 100 changes can be undone, and an undo too. Where the same rule was changed again, the newer change goes first."
    >
      <BlockStack gap="300">
        <ChangeList changes={changes.slice(0, FIRST)} userId={userId} />
        {rest.length > 0 && (
          <details className="rg-about">
            <summary>{rest.length === 1 ? '1 older change' : `${rest.length} older changes`}</summary>
            <ChangeList changes={rest} userId={userId} />
          </details>
        )}
      </BlockStack>
    </SectionCard>
  );
}

function ChangeList({ changes, userId }: ChangesProps) {
  const formats = useFormats();
  const who = (id: number | null) => (id === null ? '' : id === userId ? 'by you, ' : `by staff member ${id}, `);
  return (
    <ul className="rg-rules">
      {changes.map((change) => (
        <li key={change.changeId}>
          <div>
            <Text as="p">
              {change.undoes !== null && 'Undo. '}
              {change.what}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {who(change.userId)}
              {formats.moment(change.changedAt)}
            </Text>
          </div>
          {change.canUndo && (
            <Form method="post" action="/app/merchandising" preventScrollReset>
              <input type="hidden" name="intent" value="undo" />
              <input type="hidden" name="changeId" value={change.changeId} />
              <Button submit size="slim" accessibilityLabel={`Undo: ${change.what}`}>
                Undo
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
