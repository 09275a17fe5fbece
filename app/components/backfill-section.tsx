import { Form } from '@remix-run/react';
import { Badge, BlockStack, Button, Text } from '@shopify/polaris';
import type { BackfillProgress, ResourceProgress } from '#app/ingest/backfill/get-backfill-progress.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { TechnicalMessage } from './technical-message.tsx';
import { useText, type PageText } from './use-text.ts';

interface BackfillSectionProps {
  readonly backfill: BackfillProgress;
  /** Asked for, and about to begin. */
  readonly isQueued: boolean;
}

/** How far the shop's history is read, and the button that reads it again. */
export function BackfillSection({ backfill, isQueued }: BackfillSectionProps) {
  const text = useText();
  return (
    <SectionCard
      title={text(`health.backfill.${backfill.state}`)}
      subtitle={isQueued ? text('health.backfill.queued') : writeWindow(backfill, text)}
      aside={
        <Form method="post">
          <input type="hidden" name="intent" value="restart-backfill" />
          <Button submit disabled={isQueued || backfill.state === 'running'}>
            {text(backfill.state === 'none' ? 'health.backfill.start' : 'health.backfill.again')}
          </Button>
        </Form>
      }
    >
      <BlockStack gap="300">
        {backfill.resources.length > 0 && <ProgressTable resources={backfill.resources} />}
        <Text as="p" variant="bodySm" tone="subdued">
          {text('health.backfill.safe')}
        </Text>
      </BlockStack>
    </SectionCard>
  );
}

function writeWindow({ state, windowDays }: BackfillProgress, text: PageText): string {
  if (state === 'none') return text('health.backfill.what');
  return windowDays === null ? text('health.backfill.all') : text('health.backfill.window', { days: windowDays });
}

function ProgressTable({ resources }: { readonly resources: readonly ResourceProgress[] }) {
  const text = useText();
  const formats = useFormats();
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('health.backfill.table')}>
      <table className="rg-table">
        <thead>
          <tr>
            <th scope="col">{text('health.column.what')}</th>
            <th scope="col" className="rg-text">
              {text('health.column.state')}
            </th>
            <th scope="col">{text('health.column.rows')}</th>
            <th scope="col">{text('health.column.refused')}</th>
            <th scope="col">{text('health.column.finished')}</th>
          </tr>
        </thead>
        <tbody>
          {resources.map(({ resource, state, read, total, refused, error, finishedAt }) => (
            <tr key={resource}>
              <th scope="row">{text(`health.resource.${resource}`)}</th>
              <td className="rg-text">
                <StateBadge state={state} /> {error && <TechnicalMessage>{error}</TechnicalMessage>}
              </td>
              <td>
                {total > read
                  ? text('health.rows', { read: formats.number(read), total: formats.number(total) })
                  : formats.number(read)}
              </td>
              <td>{formats.number(refused)}</td>
              <td>
                {finishedAt === null ? (
                  <span className="rg-muted">{text('health.notYet')}</span>
                ) : (
                  formats.moment(finishedAt)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StateBadge({ state }: { readonly state: ResourceProgress['state'] }) {
  const text = useText();
  switch (state) {
    case 'done':
      return <Badge tone="success">{text('health.state.done')}</Badge>;
    case 'failed':
      return <Badge tone="critical">{text('health.state.failed')}</Badge>;
    case 'waiting':
      return <Badge>{text('health.state.waiting')}</Badge>;
    default:
      return <Badge tone="info">{text('health.state.running')}</Badge>;
  }
}
