import { Form } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import type { DeadLetterEntry } from '#app/ingest/list-dead-letters.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';

/** What could not be read, with its reason, and the way to read it again. */
export function DeadLettersSection({ letters }: { readonly letters: readonly DeadLetterEntry[] }) {
  const formats = useFormats();
  const replayable = letters.filter((letter) => letter.source === 'webhook');
  if (letters.length === 0) {
    return (
      <SectionCard title="Every message could be read">
        <Text as="p" tone="subdued">
          A message that cannot be read is kept here, encrypted, with the reason, until it is read again.
        </Text>
      </SectionCard>
    );
  }
  return (
    <SectionCard
      title={`${formats.number(letters.length)} ${letters.length === 1 ? 'message' : 'messages'} could not be read`}
      subtitle="Kept encrypted with the reason. Reading again changes nothing where the reason still holds."
      aside={
        replayable.length > 1 && (
          <Form method="post">
            <input type="hidden" name="intent" value="replay-all" />
            <Button submit>Read all again</Button>
          </Form>
        )
      }
    >
      <BlockStack gap="300">
        <div className="rg-scroll" tabIndex={0} role="region" aria-label="Messages that could not be read">
          <table className="rg-table">
            <thead>
              <tr>
                <th scope="col">About</th>
                <th scope="col" className="rg-text">
                  Reason
                </th>
                <th scope="col">Tries</th>
                <th scope="col">Last failed</th>
                <th scope="col">
                  <span className="rg-unseen">Action</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {letters.map((letter) => (
                <tr key={letter.id}>
                  <th scope="row">{letter.topic}</th>
                  <td className="rg-text">{letter.reason}</td>
                  <td>{formats.number(letter.attempts)}</td>
                  <td>{formats.moment(letter.lastFailedAt)}</td>
                  <td>
                    {letter.source === 'webhook' ? <ReplayButton letter={letter} /> : 'Read with the next backfill'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </BlockStack>
    </SectionCard>
  );
}

function ReplayButton({ letter }: { readonly letter: DeadLetterEntry }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="replay" />
      <input type="hidden" name="id" value={letter.id} />
      <Button submit size="slim" accessibilityLabel={`Read again: ${letter.topic}, ${letter.reason}`}>
        Read again
      </Button>
    </Form>
  );
}
