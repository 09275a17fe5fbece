import { Form } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import { KEY_LOST, type DeadLetterEntry } from '#app/ingest/list-dead-letters.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { TechnicalMessage } from './technical-message.tsx';
import { useText } from './use-text.ts';

/** What could not be read, with its reason, and the way to read it again. */
export function DeadLettersSection({ letters }: { readonly letters: readonly DeadLetterEntry[] }) {
  const text = useText();
  const formats = useFormats();
  const replayable = letters.filter((letter) => letter.source === 'webhook');
  if (letters.length === 0) {
    return (
      <SectionCard title={text('health.letters.none')}>
        <Text as="p" tone="subdued">
          {text('health.letters.none.text')}
        </Text>
      </SectionCard>
    );
  }
  return (
    <SectionCard
      title={text('health.letters.title', { n: letters.length })}
      subtitle={text('health.letters.subtitle')}
      aside={
        replayable.length > 1 && (
          <Form method="post">
            <input type="hidden" name="intent" value="replay-all" />
            <Button submit>{text('health.letters.all')}</Button>
          </Form>
        )
      }
    >
      <BlockStack gap="300">
        <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('health.letters.table')}>
          <table className="rg-table">
            <thead>
              <tr>
                <th scope="col">{text('health.column.about')}</th>
                <th scope="col" className="rg-text">
                  {text('health.column.reason')}
                </th>
                <th scope="col">{text('health.column.tries')}</th>
                <th scope="col">{text('health.column.failed')}</th>
                <th scope="col">
                  <span className="rg-unseen">{text('health.column.action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {letters.map((letter) => (
                <tr key={letter.id}>
                  <th scope="row">{letter.topic}</th>
                  <td className="rg-text">
                    {letter.reason === KEY_LOST ? (
                      text('health.letters.keyLost')
                    ) : (
                      <TechnicalMessage>{letter.reason}</TechnicalMessage>
                    )}
                  </td>
                  <td>{formats.number(letter.attempts)}</td>
                  <td>{formats.moment(letter.lastFailedAt)}</td>
                  <td>
                    {letter.source === 'webhook' ? <ReplayButton letter={letter} /> : text('health.letters.backfill')}
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
  const text = useText();
  const reason = letter.reason === KEY_LOST ? text('health.letters.keyLost') : letter.reason;
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="replay" />
      <input type="hidden" name="id" value={letter.id} />
      <Button submit size="slim" accessibilityLabel={text('health.letters.againFor', { topic: letter.topic, reason })}>
        {text('health.letters.again')}
      </Button>
    </Form>
  );
}
