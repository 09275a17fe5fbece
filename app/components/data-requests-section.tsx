import { Text } from '@shopify/polaris';
import type { DataRequestEntry } from '#app/ingest/list-data-requests.ts';
import { DownloadButton } from './download-button.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';

/** What customers asked for, with the file to give them. */
export function DataRequestsSection({ requests }: { readonly requests: readonly DataRequestEntry[] }) {
  const formats = useFormats();
  const open = requests.filter((request) => request.downloadedAt === null).length;
  if (requests.length === 0) {
    return (
      <SectionCard title="No customer has asked for their data">
        <Text as="p" tone="subdued">
          When one does, the file to give them appears here. It holds everything Regulars keeps about the customer:
          order and visit facts by id, no name, e-mail, phone or address.
        </Text>
      </SectionCard>
    );
  }
  return (
    <SectionCard
      title={
        open === 0
          ? 'Every data request was answered'
          : `${formats.number(open)} data ${open === 1 ? 'request waits' : 'requests wait'} for you`
      }
      subtitle="Give the file to the customer before the date it is due."
    >
      <div className="rg-scroll" tabIndex={0} role="region" aria-label="Data requests">
        <table className="rg-table">
          <thead>
            <tr>
              <th scope="col">Request</th>
              <th scope="col">Asked</th>
              <th scope="col">Due</th>
              <th scope="col">Downloaded</th>
              <th scope="col">
                <span className="rg-unseen">File</span>
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
                  {downloadedAt === null ? <span className="rg-muted">not yet</span> : formats.moment(downloadedAt)}
                </td>
                <td>
                  <DownloadButton
                    path={`/app/data-requests/${encodeURIComponent(requestId)}`}
                    name={`data-request-${requestId}.json`}
                  >
                    Download
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
