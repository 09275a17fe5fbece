import { Form } from '@remix-run/react';
import { Badge, BlockStack, Button, Text } from '@shopify/polaris';
import type { BackfillProgress, ResourceProgress } from '#app/ingest/backfill/get-backfill-progress.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';

const NAMES: Record<ResourceProgress['resource'], string> = {
  products: 'Products',
  collections: 'Collections',
  customers: 'Customers',
  orders: 'Orders',
  refunds: 'Refunds',
};

const TITLES: Record<BackfillProgress['state'], string> = {
  none: 'Your history has not been read from Shopify',
  running: 'Your history is being read',
  done: 'Your history is read',
  failed: 'A part of your history could not be read',
};

interface BackfillSectionProps {
  readonly backfill: BackfillProgress;
  /** Asked for, and about to begin. */
  readonly isQueued: boolean;
}

/** How far the shop's history is read, and the button that reads it again. */
export function BackfillSection({ backfill, isQueued }: BackfillSectionProps) {
  return (
    <SectionCard
      title={TITLES[backfill.state]}
      subtitle={isQueued ? 'Reading is about to begin. This page follows.' : writeWindow(backfill)}
      aside={
        <Form method="post">
          <input type="hidden" name="intent" value="restart-backfill" />
          <Button submit disabled={isQueued || backfill.state === 'running'}>
            {backfill.state === 'none' ? 'Start backfill' : 'Start backfill again'}
          </Button>
        </Form>
      }
    >
      <BlockStack gap="300">
        {backfill.resources.length > 0 && <ProgressTable resources={backfill.resources} />}
        <Text as="p" variant="bodySm" tone="subdued">
          Reading again loses nothing and counts nothing twice: what is known already is compared and kept.
        </Text>
      </BlockStack>
    </SectionCard>
  );
}

function writeWindow({ state, windowDays }: BackfillProgress): string {
  if (state === 'none') return 'Products, customers and past orders are read from Shopify in the background.';
  return windowDays === null
    ? 'Products, customers and all past orders.'
    : `Products, customers and the orders of the last ${windowDays} days: Shopify shows older orders only to apps it has granted them to. Figures that need a longer history fill in as time passes.`;
}

function ProgressTable({ resources }: { readonly resources: readonly ResourceProgress[] }) {
  const formats = useFormats();
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label="Progress of the backfill">
      <table className="rg-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="rg-text">
              State
            </th>
            <th scope="col">Rows read</th>
            <th scope="col">Not readable</th>
            <th scope="col">Finished</th>
          </tr>
        </thead>
        <tbody>
          {resources.map(({ resource, state, read, total, refused, error, finishedAt }) => (
            <tr key={resource}>
              <th scope="row">{NAMES[resource]}</th>
              <td className="rg-text">
                <StateBadge state={state} /> {error && <span className="rg-muted">{error}</span>}
              </td>
              <td>{total > read ? `${formats.number(read)} of ${formats.number(total)}` : formats.number(read)}</td>
              <td>{formats.number(refused)}</td>
              <td>{finishedAt === null ? <span className="rg-muted">not yet</span> : formats.moment(finishedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StateBadge({ state }: { readonly state: ResourceProgress['state'] }) {
  switch (state) {
    case 'done':
      return <Badge tone="success">Read</Badge>;
    case 'failed':
      return <Badge tone="critical">Failed</Badge>;
    case 'waiting':
      return <Badge>Waiting</Badge>;
    default:
      return <Badge tone="info">Under way</Badge>;
  }
}
