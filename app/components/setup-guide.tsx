import { Form } from '@remix-run/react';
import { Badge, BlockStack, Button, Text } from '@shopify/polaris';
import type { SetupStep } from '#app/measurement/setup-step.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';

export interface StepLinks {
  /** Opens the theme editor with our block added. */
  readonly themeEditor: string;
  /** Shopify's list of connected pixels. */
  readonly customerEvents: string;
}

interface StepText {
  readonly title: string;
  readonly done: (when: string) => string;
  readonly waiting: (when: string) => string;
  readonly broken: (when: string) => string;
  readonly action: { readonly content: string; readonly url: string; readonly isOutside?: boolean };
}

/** The steps that connect the app to a shop, each checked live, each with its one action. */
export function SetupGuide({ steps, links }: { readonly steps: readonly SetupStep[]; readonly links: StepLinks }) {
  const done = steps.filter((step) => step.state === 'done').length;
  const texts = writeSteps(links);
  return (
    <SectionCard
      title={done === steps.length ? 'Everything is connected' : 'Connect Regulars to your shop'}
      subtitle={`${done} of ${steps.length} checks passed. They look at what has really arrived, so they need no ticking.`}
      aside={
        <Form method="post">
          <input type="hidden" name="intent" value="dismiss-guide" />
          <Button submit variant="tertiary">
            Hide
          </Button>
        </Form>
      }
    >
      <ol className="rg-steps">
        {steps.map((step) => (
          <Step key={step.name} step={step} text={texts[step.name]} />
        ))}
      </ol>
    </SectionCard>
  );
}

function Step({ step, text }: { readonly step: SetupStep; readonly text: StepText }) {
  const formats = useFormats();
  const when = step.at === null ? '' : formats.moment(step.at);
  const said = { done: text.done(when), waiting: text.waiting(when), broken: text.broken(when) }[step.state];
  return (
    <li>
      <StepMark state={step.state} />
      <BlockStack gap="050">
        <Text as="h3" variant="bodyMd" fontWeight="semibold">
          {text.title} {step.state === 'broken' && <Badge tone="warning">Needs a look</Badge>}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {said}
        </Text>
      </BlockStack>
      {step.state !== 'done' && (
        <Button url={text.action.url} target={text.action.isOutside ? '_top' : undefined} size="slim">
          {text.action.content}
        </Button>
      )}
    </li>
  );
}

function StepMark({ state }: { readonly state: SetupStep['state'] }) {
  const label = { done: 'Done', waiting: 'Waiting', broken: 'Broken' }[state];
  return (
    <svg className="rg-step-mark" viewBox="0 0 20 20" role="img" aria-label={label}>
      {state === 'done' ? (
        <>
          <circle cx="10" cy="10" r="9" fill="#1a7f4b" />
          <path d="M5.8 10.3l2.9 2.9 5.6-6" fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
        </>
      ) : (
        <>
          <circle
            cx="10"
            cy="10"
            r="8.5"
            fill="none"
            stroke={state === 'broken' ? '#b35c00' : '#8a9199'}
            strokeWidth="1.6"
            strokeDasharray={state === 'waiting' ? '3.2 2.6' : undefined}
          />
          {state === 'broken' && (
            <path d="M10 5.5v5.5M10 13.4v1.2" stroke="#b35c00" strokeWidth="1.8" strokeLinecap="round" />
          )}
        </>
      )}
    </svg>
  );
}

function writeSteps(links: StepLinks): Record<SetupStep['name'], StepText> {
  const health = { content: 'See data health', url: '/app/data-health' };
  return {
    backfill: {
      title: 'Your order history is read',
      done: (when) => (when === '' ? 'Past orders are in.' : `Everything Shopify had was in by ${when}.`),
      waiting: () => 'Products, customers and past orders are being read. Figures fill in as they arrive.',
      broken: () => 'A part of your history could not be read. Nothing is lost: it can be read again.',
      action: health,
    },
    webhooks: {
      title: 'New orders arrive',
      done: (when) => `The last new order came ${when}.`,
      waiting: (when) =>
        when === ''
          ? 'Nothing has come from Shopify yet. The next order passes this check within seconds.'
          : `No new order in the last 30 days. Other messages from Shopify do arrive, the last ${when}; the next order passes this check.`,
      broken: (when) => `The last new order came ${when}, and nothing from Shopify for more than a week.`,
      action: health,
    },
    model: {
      title: 'Recommendations are learned',
      done: (when) => `Learned from your orders ${when}.`,
      waiting: (when) =>
        when === ''
          ? 'Learning begins when your history is read. Until then shoppers see what sells best.'
          : 'There were no orders to learn from. Until there are, shoppers see your newest products.',
      broken: () => '',
      action: { content: 'See what was learned', url: '/app/models' },
    },
    block: {
      title: 'The recommendations block is in your theme',
      done: (when) => `Your storefront last asked for recommendations ${when}.`,
      waiting: () => 'Add the block to your product page. This check passes with the first visit after that.',
      broken: (when) => `Your storefront last asked ${when}. A theme change may have taken the block out.`,
      action: { content: 'Add the block', url: links.themeEditor, isOutside: true },
    },
    pixel: {
      title: 'The web pixel sends visits',
      done: (when) => `The last visit came ${when}. Only visits with consent are sent.`,
      waiting: () => 'No visit yet. The pixel speaks once a shopper has agreed to analytics.',
      broken: (when) => `The last visit came ${when}. See whether the pixel is still connected.`,
      action: { content: 'Open customer events', url: links.customerEvents, isOutside: true },
    },
  };
}
