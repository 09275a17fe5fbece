import type { ReactNode } from 'react';
import { TableDownload } from './table-download.tsx';
import { useText } from './use-text.ts';

/** A column whose cells stand on the left; what can be done has no place on paper. */
interface WordColumn {
  readonly label: string;
  readonly isText: true;
  readonly isAction?: true;
}

interface ChartTableProps {
  /** What the table holds: "Order sequence". */
  readonly name: string;
  /** Where it can be had as CSV, with the page's filters. */
  readonly csv?: { readonly path: string; readonly table: string };
  /** Headings. */
  readonly columns: readonly (string | WordColumn)[];
  /** The first cell names the row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** Shown at once, where the table says more than the picture. */
  readonly isOpen?: boolean;
}

/** The figures behind a chart, for readers of numbers and screen readers, with their export. */
export function ChartTable({ name, csv, columns, rows, isOpen = false }: ChartTableProps) {
  const text = useText();
  return (
    <details className="rg-chart-table" open={isOpen}>
      <summary>
        {text.rich('figures.table', { name, unseen: (inside) => <span className="rg-unseen">{inside}</span> })}
      </summary>
      <div className="rg-scroll" tabIndex={0} role="region" aria-label={name}>
        <table className="rg-table">
          <thead>
            <tr>
              {columns.map((column) => {
                const label = typeof column === 'string' ? column : column.label;
                return (
                  <th key={label} scope="col" className={nameClass(column)}>
                    {label}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [head, ...cells] }) => (
              <tr key={key}>
                <th scope="row">{head}</th>
                {cells.map((cell, at) => (
                  <td key={at} className={nameClass(columns[at + 1]!)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {csv && <TableDownload path={csv.path} table={csv.table} name={name} />}
    </details>
  );
}

function nameClass(column: ChartTableProps['columns'][number]): string | undefined {
  if (typeof column === 'string') return undefined;
  return column.isAction ? 'rg-text rg-do' : 'rg-text';
}
