import { useLocation } from '@remix-run/react';
import { DownloadButton } from './download-button.tsx';
import { listKeptFilters } from './list-kept-filters.ts';
import { useText } from './use-text.ts';

interface TableDownloadProps {
  /** Of the CSV: `/app/cohorts.csv`. */
  readonly path: string;
  readonly table: string;
  /** What the table holds, for readers. */
  readonly name: string;
}

/** Download a table as CSV, with the filters of the page that shows it. */
export function TableDownload({ path, table, name }: TableDownloadProps) {
  const text = useText();
  const params = new URLSearchParams(listKeptFilters(useLocation().search, ['table']));
  params.set('table', table);
  return (
    <DownloadButton path={`${path}?${params}`} name={`${path.split('/').at(-1)?.replace('.csv', '')}-${table}.csv`}>
      {text('figures.export', { name })}
    </DownloadButton>
  );
}
