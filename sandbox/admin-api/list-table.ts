import { GraphQLError } from 'graphql';
import type { Database } from 'better-sqlite3';
import type { FieldArguments, Source } from './fields/field.ts';
import type { Listing, Page, Paging } from './listing.ts';
import { readSearch, type Condition } from './read-search.ts';
import type { ListedTable } from './tables.ts';

interface Row {
  readonly id: number;
  readonly sortedBy: string | number;
  readonly json: string;
}

/** How a table is listed. */
export interface TableQuery {
  readonly args: FieldArguments;
  /** What holds whatever is searched: the 60-day window, the customer's own orders. */
  readonly always?: Condition;
  /** The node of a row. */
  readonly read: (json: string, id: number) => Source;
}

const ALL_PAGE = 250;

/** A connection over a table of the store, by keyset: pages stay right while rows come and go. */
export function listTable(sql: Database, table: ListedTable, { args, always, read }: TableQuery): Listing {
  const column = sortColumn(table, args);
  const search = readSearch((args['query'] as string | undefined) ?? '', table);
  const conditions = [search, ...(always ? [always] : [])];
  const descending = args['reverse'] === true;

  const fetchRows = (direction: 'ASC' | 'DESC', bounds: readonly Condition[], limit: number): readonly Row[] => {
    const where = [...conditions, ...bounds];
    const statement = sql.prepare(
      `SELECT id, ${column} AS sortedBy, json FROM ${table.from} WHERE ${where.map((part) => part.sql).join(' AND ')} ` +
        `ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`,
    );
    return statement.all(...where.flatMap((part) => part.values), limit) as Row[];
  };
  const beyond = (cursor: string, later: boolean): Condition => {
    const at = readCursor(cursor);
    return { sql: `(${column}, id) ${later !== descending ? '>' : '<'} (?, ?)`, values: [at.sortedBy, at.id] };
  };
  const page = ({ size, backwards, after, before }: Paging): Page => {
    const bounds = [
      ...(after === null ? [] : [beyond(after, true)]),
      ...(before === null ? [] : [beyond(before, false)]),
    ];
    const rows = fetchRows(descending !== backwards ? 'DESC' : 'ASC', bounds, size + 1);
    const kept = rows.slice(0, size);
    const more = rows.length > size;
    const edges = (backwards ? kept.toReversed() : kept).map((row) => ({
      node: read(row.json, row.id),
      cursor: writeCursor(row),
    }));
    return {
      edges,
      hasNextPage: backwards ? before !== null : more,
      hasPreviousPage: backwards ? more : after !== null,
    };
  };
  return {
    isListing: true,
    page,
    *all() {
      let after: string | null = null;
      for (;;) {
        const { edges, hasNextPage }: Page = page({ size: ALL_PAGE, backwards: false, after, before: null });
        for (const edge of edges) yield edge.node;
        if (!hasNextPage) return;
        after = edges.at(-1)?.cursor ?? null;
      }
    },
  };
}

function sortColumn(table: ListedTable, args: FieldArguments): string {
  const key = (args['sortKey'] as string | undefined) ?? 'ID';
  const column = table.sortKeys[key];
  if (column === undefined)
    throw new GraphQLError(`Cannot sort: the sandbox knows ${Object.keys(table.sortKeys).join(', ')}, got ${key}.`);
  return column;
}

function writeCursor({ id, sortedBy }: Row): string {
  return Buffer.from(JSON.stringify({ id, sortedBy })).toString('base64');
}

function readCursor(cursor: string): { readonly id: number; readonly sortedBy: string | number } {
  try {
    const { id, sortedBy } = JSON.parse(Buffer.from(cursor, 'base64').toString()) as { id: unknown; sortedBy: unknown };
    if (Number.isSafeInteger(id) && (typeof sortedBy === 'string' || typeof sortedBy === 'number'))
      return { id: id as number, sortedBy };
  } catch {
    // Said below.
  }
  throw new GraphQLError(`Invalid cursor for current pagination sort: ${cursor}.`, {
    extensions: { code: 'BAD_REQUEST' },
  });
}
