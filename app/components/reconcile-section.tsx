import { Text } from '@shopify/polaris';
import type { WatermarkEntry } from '#app/ingest/list-watermarks.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';

/** What messages had missed, as found by comparing with Shopify. */
export function ReconcileSection({ watermarks }: { readonly watermarks: readonly WatermarkEntry[] }) {
  const formats = useFormats();
  const missed = watermarks.reduce((sum, entry) => sum + entry.drift, 0);
  const title =
    watermarks.length === 0
      ? 'Not yet compared with Shopify'
      : missed === 0
        ? 'Nothing was missed at the last comparison with Shopify'
        : `${formats.number(missed)} changes were missed by messages and fetched afterwards`;
  return (
    <SectionCard title={title}>
      {watermarks.length === 0 ? (
        <Text as="p" tone="subdued">
          Shopify does not promise that every message arrives, so orders and products are compared with Shopify in the
          background. The first comparison follows the reading of your history.
        </Text>
      ) : (
        <div className="rg-scroll" tabIndex={0} role="region" aria-label="Comparison with Shopify">
          <table className="rg-table">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Missed by messages</th>
                <th scope="col">Compared up to</th>
                <th scope="col">Last comparison</th>
              </tr>
            </thead>
            <tbody>
              {watermarks.map(({ resource, drift, reconciledTo, checkedAt }) => (
                <tr key={resource}>
                  <th scope="row">{resource.charAt(0).toUpperCase() + resource.slice(1)}</th>
                  <td>{formats.number(drift)}</td>
                  <td>{formats.moment(reconciledTo)}</td>
                  <td>{formats.moment(checkedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <About name="the comparison">
        Everything that changed in Shopify since the last comparison, and the 24 hours before it, is asked for again.
        What messages had not told is counted as missed, and is in your figures from then on.
      </About>
    </SectionCard>
  );
}
