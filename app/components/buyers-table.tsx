import { Link, useLocation } from '@remix-run/react';
import type { BuyerPage, BuyerSort } from '#app/profiles/segments/list-buyers.ts';
import type { BuyerRow } from '#app/profiles/segments/buyer-row.ts';
import { BUYER_FIELDS } from '#app/profiles/segments/buyer-fields.ts';
import { BuyerName } from './buyer-name.tsx';
import { useFormats } from './formats.tsx';
import type { BuyersQuery } from './read-buyers-query.ts';
import { useFilterLink } from './use-filter-link.ts';
import { useText } from './use-text.ts';
import { writeEdge } from './write-edge.ts';
import { writeProbability } from './write-probability.ts';
import { writeValue } from './write-rule-text.ts';

interface BuyersTableProps extends Pick<BuyerPage, 'rows' | 'next' | 'previous'> {
  readonly query: BuyersQuery;
}

const COLUMNS = [
  'customerId',
  'stage',
  'orderCount',
  'netRevenueMinor',
  'averageOrderMinor',
  'firstOrderAt',
  'lastOrderAt',
  'orderProbability90',
  'clv365MeanMinor',
  'dueAt',
] as const;

/** A page of buyers: headings sort, the first cell opens the buyer. On a narrow screen each row is a card. */
export function BuyersTable({ rows, next, previous, query }: BuyersTableProps) {
  const text = useText();
  const write = useCells();
  return (
    <>
      <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('buyers.list.title')}>
        <table className="rg-table rg-buyers">
          <caption>{text('buyers.list.caption')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <Heading key={column} column={column} query={query} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.customerId}>
                <th scope="row">
                  <Link to={`/app/buyers/${row.customerId}`} className="rg-inline">
                    <BuyerName customerId={row.customerId} />
                  </Link>
                </th>
                {COLUMNS.slice(1).map((column) => (
                  <td key={column} data-label={text(`buyers.column.${column}`)}>
                    {write(row, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Paging next={next} previous={previous} />
    </>
  );
}

type Column = (typeof COLUMNS)[number];

function Heading({ column, query: { sort, direction } }: { readonly column: Column; readonly query: BuyersQuery }) {
  const text = useText();
  const { search } = useLocation();
  const label = text(`buyers.column.${column}`);
  if (column === 'stage') return <th scope="col">{label}</th>;
  const isSorted = sort === column;
  const turned = isSorted && direction === 'desc' ? 'asc' : 'desc';
  const params = new URLSearchParams(search);
  for (const name of ['after', 'before']) params.delete(name);
  params.set('sort', column satisfies BuyerSort);
  params.set('direction', turned);
  return (
    <th scope="col" aria-sort={isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}>
      <Link
        to={`/app/buyers/list?${params}`}
        preventScrollReset
        aria-label={isSorted ? text('buyers.list.sorted', { column: label, direction }) : label}
      >
        {label}
        {isSorted && <span aria-hidden="true">{direction === 'asc' ? ' ↑' : ' ↓'}</span>}
      </Link>
    </th>
  );
}

function Paging({ next, previous }: Pick<BuyerPage, 'next' | 'previous'>) {
  const text = useText();
  const link = useFilterLink();
  if (!next && !previous) return null;
  return (
    <nav className="rg-actions" aria-label={text('buyers.list.pages')}>
      {previous && (
        <Link to={link('before', writeEdge(previous), ['after'])} className="rg-inline">
          {text('buyers.list.previous')}
        </Link>
      )}
      {next && (
        <Link to={link('after', writeEdge(next), ['before'])} className="rg-inline">
          {text('buyers.list.next')}
        </Link>
      )}
    </nav>
  );
}

function useCells(): (row: BuyerRow, column: Column) => string {
  const text = useText();
  const formats = useFormats();
  const unknown = '–';
  const { locale, timeZone } = formats;
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', year: '2-digit' });
  return (row, column) => {
    const value = row[column];
    if (value === null) return unknown;
    switch (column) {
      case 'stage':
        return writeValue(value, BUYER_FIELDS.stage, { text, formats });
      case 'firstOrderAt':
      case 'lastOrderAt':
      case 'dueAt':
        return day.format(Number(value));
      case 'orderProbability90':
        return writeProbability(formats, Number(value));
      case 'orderCount':
      case 'customerId':
        return formats.number(Number(value));
      default:
        return formats.roundMoney(Number(value));
    }
  };
}
