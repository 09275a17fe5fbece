import { Form } from '@remix-run/react';
import { Badge, BlockStack, Button, Text } from '@shopify/polaris';
import type { SetupStep } from '#app/measurement/setup-step.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText, type PageText } from './use-text.ts';

export interface StepLinks {
  /** Opens the theme editor with our block added. */
  readonly themeEditor: string;
  /** Shopify's list of connected pixels. */
  readonly customerEvents: string;
}

/** The steps that connect the app to a shop, each checked live, each with its one action. */
export function SetupGuide({ steps, links }: { readonly steps: readonly SetupStep[]; readonly links: StepLinks }) {
  const text = useText();
  const done = steps.filter((step) => step.state === 'done').length;
  return (
    <SectionCard
      title={text(done === steps.length ? 'guide.done' : 'guide.open')}
      subtitle={text('guide.subtitle', { done, all: steps.length })}
      aside={
        <Form method="post">
          <input type="hidden" name="intent" value="dismiss-guide" />
          <Button submit variant="tertiary">
            {text('guide.hide')}
          </Button>
        </Form>
      }
    >
      <ol className="rg-steps">
        {steps.map((step) => (
          <Step key={step.name} step={step} links={links} />
        ))}
      </ol>
    </SectionCard>
  );
}

function Step({ step, links }: { readonly step: SetupStep; readonly links: StepLinks }) {
  const text = useText();
  const formats = useFormats();
  const when = step.at === null ? '' : formats.moment(step.at);
  const { said, action } = describeStep(step, when, links, text);
  return (
    <li>
      <StepMark state={step.state} />
      <BlockStack gap="050">
        <Text as="h3" variant="bodyMd" fontWeight="semibold">
          {text(`guide.${step.name}`)} {step.state === 'broken' && <Badge tone="warning">{text('guide.broken')}</Badge>}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {said}
        </Text>
      </BlockStack>
      {step.state !== 'done' && (
        <Button url={action.url} target={action.isOutside ? '_top' : undefined} size="slim">
          {action.content}
        </Button>
      )}
    </li>
  );
}

function StepMark({ state }: { readonly state: SetupStep['state'] }) {
  const text = useText();
  return (
    <svg className="rg-step-mark" viewBox="0 0 20 20" role="img" aria-label={text(`guide.mark.${state}`)}>
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

interface StepWords {
  readonly said: string;
  readonly action: { readonly content: string; readonly url: string; readonly isOutside?: boolean };
}

/** What a step has seen, and its one action. @param when in words; empty where it is not known. */
function describeStep({ name, state }: SetupStep, when: string, links: StepLinks, text: PageText): StepWords {
  const health = { content: text('guide.health'), url: '/app/data-health' };
  switch (name) {
    case 'backfill': {
      const isDated = state !== 'done' || when !== '';
      return {
        said: text(isDated ? `guide.backfill.${state}` : 'guide.backfill.doneBefore', { when }),
        action: health,
      };
    }
    case 'webhooks': {
      const isNothing = state === 'waiting' && when === '';
      return { said: text(isNothing ? 'guide.webhooks.nothing' : `guide.webhooks.${state}`, { when }), action: health };
    }
    case 'model': {
      const id = state === 'done' ? 'guide.model.done' : when === '' ? 'guide.model.nothing' : 'guide.model.waiting';
      return { said: text(id, { when }), action: { content: text('guide.model.action'), url: '/app/models' } };
    }
    case 'block':
    case 'pixel': {
      const url = name === 'block' ? links.themeEditor : links.customerEvents;
      const action = { content: text(`guide.${name}.action`), url, isOutside: true };
      return { said: text(`guide.${name}.${state}`, { when }), action };
    }
  }
}
