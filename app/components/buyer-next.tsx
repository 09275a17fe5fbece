import { BlockStack, Text } from '@shopify/polaris';
import type { BuyerFigures } from '#app/measurement/buyer/get-buyer.ts';
import type { NextStep } from '#app/measurement/buyer/suggest-step.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import { About } from './about.tsx';
import { BuyerActions } from './buyer-actions.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText, type PageText } from './use-text.ts';
import { writeProbability } from './write-probability.ts';

const DAY_MS = 86_400_000;
/** Steps at which the merchant would write to the buyer. */
const WRITING: readonly NextStep['kind'][] = ['remind', 'checkIn', 'winBack'];

interface BuyerNextProps {
  readonly customerId: number;
  readonly figures: BuyerFigures;
  readonly titles: Readonly<Record<number, string>>;
}

/** One suggestion with its reason, and what can be done for this buyer. */
export function BuyerNext({ customerId, figures, titles }: BuyerNextProps) {
  const text = useText();
  const formats = useFormats();
  const { step, waitedDays } = figures;
  const values = listValues(figures, titles, formats, text);
  const isOneDay = step.kind === 'expect' && values.from === values.to;
  const sentences = [
    text(isOneDay ? 'buyer.next.expect.whyDay' : `buyer.next.${step.kind}.why`, {
      ...values,
      waited: formats.days(waitedDays * DAY_MS),
    }),
    ...('type' in step && step.type !== null ? [text('buyer.next.type', { type: step.type })] : []),
    ...(WRITING.includes(step.kind) ? describeWriting(step, text) : []),
  ];
  return (
    <SectionCard title={text(`buyer.next.${step.kind}`, values)} subtitle={text('buyer.next.subtitle')}>
      <BlockStack gap="300">
        <Text as="p">{sentences.join(' ')}</Text>
        <BuyerActions
          rule={{ all: [{ field: 'customerId', is: customerId }] }}
          name={text('buyer.name', { id: String(customerId) })}
        />
        <About name={text('buyer.next.name')}>{text('buyer.next.about')}</About>
      </BlockStack>
    </SectionCard>
  );
}

function describeWriting({ mayMail, discounts }: NextStep, text: PageText): string[] {
  const agreed = mayMail === null ? 'unknown' : mayMail ? 'yes' : 'no';
  const mail = text('buyer.next.mail', { mayMail: agreed });
  return discounts === null ? [mail] : [mail, text('buyer.next.discounts', { discounts })];
}

function listValues(
  { step }: BuyerFigures,
  titles: Readonly<Record<number, string>>,
  formats: Formats,
  text: PageText,
): Record<string, string> {
  switch (step.kind) {
    case 'remind':
      return {
        product: titles[step.productId] ?? text('buyer.due.gone'),
        day: formats.day(step.dueAt),
        probability: writeProbability(formats, step.probability),
      };
    case 'welcome':
      return { day: formats.day(step.atRiskAt) };
    case 'expect':
      return { from: formats.day(step.from), to: formats.day(step.to) };
    case 'checkIn':
      return { day: formats.day(step.lapsesAt) };
    case 'leave':
    case 'winBack':
    case 'letGo':
    case 'wait':
      return {};
  }
}
