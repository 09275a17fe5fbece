import { Form } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import type { OpenJob } from '#app/jobs/find-open-job.ts';
import type { ModelReport } from '#app/training/get-model-report.ts';
import type { TrainingRun } from '#app/training/list-training-runs.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';

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
  const formats = useFormats();
  return (
    <SectionCard
      title={
        report?.orderCount
          ? `Learned from ${formats.counted(report.orderCount, 'order', 'orders')}`
          : 'Nothing is learned yet'
      }
      subtitle={`${writeState(report, training, formats.moment)}${isHeld ? ' You hold this version: newer ones are stored and wait.' : ''}`}
      aside={
        <Form method="post">
          <input type="hidden" name="intent" value="train" />
          <Button submit variant="primary" loading={training !== null} accessibilityLabel="Train now">
            Train now
          </Button>
        </Form>
      }
    >
      <BlockStack gap="300">
        {report?.orderCount ? (
          <ServedFacts served={report} />
        ) : (
          <Text as="p" tone="subdued">
            {report
              ? 'There were no orders to learn from. Until there are, shoppers see your newest products.'
              : 'Until then shoppers see what sold best in the last 30 days, then what is newest. Learning takes seconds and begins by itself when your order history is read.'}
          </Text>
        )}
        {lastRun?.state === 'failed' && <FailedRun run={lastRun} hasModel={report !== null} />}
      </BlockStack>
    </SectionCard>
  );
}

function writeState(report: ModelReport | null, training: OpenJob | null, moment: (at: number) => string): string {
  if (training?.state === 'running') return 'Learning right now. This page follows.';
  if (training) return 'Learning is about to begin. This page follows.';
  if (!report) return 'No model has been trained for this shop.';
  return `Last ${report.orderCount > 0 ? 'learned' : 'tried'} ${moment(report.trainedAt)}.`;
}

function ServedFacts({ served }: { readonly served: ModelReport }) {
  const formats = useFormats();
  const { dataFrom, dataTo } = served;
  return (
    <dl className="rg-facts">
      <dt>Orders from</dt>
      <dd>{dataFrom === null || dataTo === null ? 'none' : `${formats.day(dataFrom)} to ${formats.day(dataTo)}`}</dd>
      <dt>Products known</dt>
      <dd>{formats.number(served.productCount)}</dd>
      <dt>Time to learn</dt>
      <dd>{formats.duration(served.trainSeconds * 1000)}</dd>
      <dt>Version</dt>
      <dd>
        <code>{served.version}</code>
      </dd>
    </dl>
  );
}

function FailedRun({ run, hasModel }: { readonly run: TrainingRun; readonly hasModel: boolean }) {
  const formats = useFormats();
  return (
    <Text as="p" variant="bodySm" tone="critical">
      The last try, {formats.moment(run.startedAt)}, failed{hasModel ? '; the model before it goes on serving' : ''}.{' '}
      {run.error}
    </Text>
  );
}
