import { Form } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import type { OpenJob } from '#app/jobs/find-open-job.ts';
import type { ModelReport } from '#app/training/get-model-report.ts';
import type { TrainingRun } from '#app/training/list-training-runs.ts';
import { useFormats } from './formats.tsx';
import type { MessageWriter } from './message-writer.ts';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

interface ModelSectionProps {
  /** Null before the first training. */
  readonly report: ModelReport | null;
  readonly lastRun: TrainingRun | null;
  readonly training: OpenJob | null;
  /** The merchant chose this version: newer ones wait. */
  readonly isHeld: boolean;
}

/** The model that serves, how good it was on orders it had not seen, and the button that learns anew. */
export function ModelSection({ report, lastRun, training, isHeld }: ModelSectionProps) {
  const text = useText();
  const { moment } = useFormats();
  const state = writeState({ report, training }, text, moment);
  return (
    <SectionCard
      title={
        report?.orderCount ? text('models.section.title', { n: report.orderCount }) : text('models.section.nothing')
      }
      subtitle={isHeld ? text('models.section.held', { state }) : state}
      aside={
        <Form method="post">
          <input type="hidden" name="intent" value="train" />
          <Button
            submit
            variant="primary"
            loading={training !== null}
            accessibilityLabel={text('models.section.train')}
          >
            {text('models.section.train')}
          </Button>
        </Form>
      }
    >
      <BlockStack gap="300">
        {report?.orderCount ? (
          <ServedFacts served={report} />
        ) : (
          <Text as="p" tone="subdued">
            {text(report ? 'models.section.noOrders' : 'models.section.before')}
          </Text>
        )}
        {lastRun?.state === 'failed' && <FailedRun run={lastRun} hasModel={report !== null} />}
      </BlockStack>
    </SectionCard>
  );
}

function writeState(
  { report, training }: Pick<ModelSectionProps, 'report' | 'training'>,
  text: MessageWriter,
  moment: (at: number) => string,
): string {
  if (training) return text(training.state === 'running' ? 'models.section.running' : 'models.section.queued');
  if (!report) return text('models.section.never');
  const when = moment(report.trainedAt);
  return text(report.orderCount > 0 ? 'models.section.learned' : 'models.section.tried', { when });
}

function ServedFacts({ served }: { readonly served: ModelReport }) {
  const text = useText();
  const formats = useFormats();
  const { dataFrom, dataTo } = served;
  return (
    <dl className="rg-facts">
      <dt>{text('models.served.orders')}</dt>
      <dd>
        {dataFrom === null || dataTo === null
          ? text('models.served.none')
          : text('models.served.period', { from: formats.day(dataFrom), to: formats.day(dataTo) })}
      </dd>
      <dt>{text('models.served.products')}</dt>
      <dd>{formats.number(served.productCount)}</dd>
      <dt>{text('models.served.time')}</dt>
      <dd>{formats.duration(served.trainSeconds * 1000)}</dd>
      <dt>{text('models.served.version')}</dt>
      <dd>
        <code>{served.version}</code>
      </dd>
    </dl>
  );
}

function FailedRun({ run, hasModel }: { readonly run: TrainingRun; readonly hasModel: boolean }) {
  const text = useText();
  const { moment } = useFormats();
  return (
    <Text as="p" variant="bodySm" tone="critical">
      {text('models.section.failed', {
        when: moment(run.startedAt),
        hasModel: hasModel ? 'yes' : 'no',
        error: run.error ?? '',
      })}
    </Text>
  );
}
