import { Text } from '@shopify/polaris';
import type { WatermarkEntry } from '#app/ingest/list-watermarks.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

/** What messages had missed, as found by comparing with Shopify. */
export function ReconcileSection({ watermarks }: { readonly watermarks: readonly WatermarkEntry[] }) {
  const text = useText();
  const formats = useFormats();
  const missed = watermarks.reduce((sum, entry) => sum + entry.drift, 0);
  const title =
    watermarks.length === 0
      ? text('health.reconcile.never')
      : missed === 0
        ? text('health.reconcile.fine')
        : text('health.reconcile.missed', { n: missed });
  return (
    <SectionCard title={title}>
      {watermarks.length === 0 ? (
        <Text as="p" tone="subdued">
          {text('health.reconcile.never.text')}
        </Text>
      ) : (
        <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('health.reconcile.table')}>
          <table className="rg-table">
            <thead>
              <tr>
                <th scope="col">{text('health.column.what')}</th>
                <th scope="col">{text('health.column.missed')}</th>
                <th scope="col">{text('health.column.upTo')}</th>
                <th scope="col">{text('health.column.checked')}</th>
              </tr>
            </thead>
            <tbody>
              {watermarks.map(({ resource, drift, reconciledTo, checkedAt }) => (
                <tr key={resource}>
                  <th scope="row">{text(`health.resource.${resource}`)}</th>
                  <td>{formats.number(drift)}</td>
                  <td>{formats.moment(reconciledTo)}</td>
                  <td>{formats.moment(checkedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <About name={text('health.reconcile.about')}>{text('health.reconcile.definition')}</About>
    </SectionCard>
  );
}
