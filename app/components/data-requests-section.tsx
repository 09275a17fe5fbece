import { Text } from '@shopify/polaris';
import type { DataRequestEntry } from '#app/ingest/list-data-requests.ts';
import { DownloadButton } from './download-button.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

/** What customers asked for, with the file to give them. */
export function DataRequestsSection({ requests }: { readonly requests: readonly DataRequestEntry[] }) {
  const text = useText();
  const formats = useFormats();
  const open = requests.filter((request) => request.downloadedAt === null).length;
  if (requests.length === 0) {
    return (
      <SectionCard title={text('health.requests.none')}>
        <Text as="p" tone="subdued">
          {text('health.requests.none.text')}
        </Text>
      </SectionCard>
    );
  }
  return (
    <SectionCard
      title={open === 0 ? text('health.requests.answered') : text('health.requests.open', { n: open })}
      subtitle={text('health.requests.subtitle')}
    >
      <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('health.requests.table')}>
        <table className="rg-table">
          <thead>
            <tr>
              <th scope="col">{text('health.column.request')}</th>
              <th scope="col">{text('health.column.asked')}</th>
              <th scope="col">{text('health.column.due')}</th>
              <th scope="col">{text('health.column.downloaded')}</th>
              <th scope="col">
                <span className="rg-unseen">{text('health.column.file')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {requests.map(({ requestId, requestedAt, dueAt, downloadedAt }) => (
              <tr key={requestId}>
                <th scope="row">{requestId}</th>
                <td>{formats.day(requestedAt)}</td>
                <td>{formats.day(dueAt)}</td>
                <td>
                  {downloadedAt === null ? (
                    <span className="rg-muted">{text('health.notYet')}</span>
                  ) : (
                    formats.moment(downloadedAt)
                  )}
                </td>
                <td>
                  <DownloadButton
                    path={`/app/data-requests/${encodeURIComponent(requestId)}`}
                    name={`data-request-${requestId}.json`}
                  >
                    {text('health.requests.download')}
                  </DownloadButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SectionCard>
  );
}
