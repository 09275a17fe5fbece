import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import type { DigestOutcome } from '#app/measurement/digest/change-digest.ts';
import type { DigestSettings } from '#app/measurement/digest/digest-settings.ts';
import { useFormats } from './formats.tsx';
import { FormField } from './form-field.tsx';
import { SectionCard } from './section-card.tsx';
import { useClockWords } from './use-clock-words.ts';
import { useText, type PageText } from './use-text.ts';

interface DigestFormProps {
  readonly settings: DigestSettings;
  readonly canSend: boolean;
  readonly outcome: DigestOutcome | null;
}

const LOCALE_WORDS = { en: 'digest.locale.en', de: 'digest.locale.de', 'zh-CN': 'digest.locale.zh' } as const;

/** When the digest goes out, to whom, in which language. */
export function DigestForm({ settings, canSend, outcome }: DigestFormProps) {
  const text = useText();
  const { timeZone } = useFormats();
  const words = useClockWords();
  const isBusy = useNavigation().state === 'submitting';
  return (
    <SectionCard title={text('digest.settings')} subtitle={text('digest.settings.hint', { timeZone })}>
      <Form method="post" data-save-bar="" key={JSON.stringify(settings)}>
        <input type="hidden" name="intent" value="save" />
        <BlockStack gap="400">
          <div className="rg-pairs">
            <Choice name="every" label={text('digest.every')} value={settings.every}>
              {(['never', 'day', 'week'] as const).map((every) => [every, text(`digest.every.${every}`)])}
            </Choice>
            <Choice name="weekday" label={text('digest.weekday')} value={String(settings.weekday)}>
              {[1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), words.weekday(day)])}
            </Choice>
            <Choice name="hour" label={text('digest.hour')} value={String(settings.hour)}>
              {Array.from({ length: 24 }, (_, hour) => [String(hour), words.hour(hour)])}
            </Choice>
            <Choice name="locale" label={text('digest.locale')} value={settings.locale}>
              {(['en', 'de', 'zh-CN'] as const).map((locale) => [locale, text(LOCALE_WORDS[locale])])}
            </Choice>
          </div>
          <FormField label={text('digest.readers')} hint={text('digest.readers.hint')} {...writeRefusal(outcome, text)}>
            <textarea name="readers" rows={3} defaultValue={settings.readers.join('\n')} />
          </FormField>
          <div className="rg-buttons">
            <Button submit variant="primary" loading={isBusy}>
              {text('digest.save')}
            </Button>
          </div>
        </BlockStack>
      </Form>
      <Form method="post">
        <input type="hidden" name="intent" value="send" />
        <InlineStack gap="300" blockAlign="center">
          <Button submit disabled={!canSend || settings.readers.length === 0} loading={isBusy}>
            {text('digest.send')}
          </Button>
          <Text as="span" tone="subdued">
            <span role="status">{writeOutcome(outcome, text)}</span>
          </Text>
        </InlineStack>
      </Form>
    </SectionCard>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly children: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, label, value, children }: ChoiceProps) {
  return (
    <FormField label={label}>
      <select name={name} defaultValue={value}>
        {children.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </FormField>
  );
}

function writeRefusal(outcome: DigestOutcome | null, text: PageText): { error?: string } {
  if (outcome?.state !== 'refused') return {};
  const { refusal } = outcome;
  if (refusal.reason === 'many') return { error: text('digest.readers.many') };
  return { error: text('digest.readers.error', { address: refusal.reason === 'address' ? refusal.address : '' }) };
}

function writeOutcome(outcome: DigestOutcome | null, text: PageText): string {
  switch (outcome?.state) {
    case 'saved':
      return text('digest.saved');
    case 'sent':
      return text('digest.sent', { n: outcome.readers });
    case 'failed':
      return text('digest.failed', { reference: outcome.reference });
    default:
      return '';
  }
}
