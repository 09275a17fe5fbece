import { GraphQLError } from 'graphql';
import type { Column, ListedTable } from './tables.ts';

/** A condition in SQL with its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const TERM = /^([a-z_]+):(>=|<=|>|<)?(?:'([^']*)'|"([^"]*)"|(\S+))\s*/;

/**
 * Read Shopify's search syntax, `updated_at:>'2026-01-01T00:00:00Z' id:>5 OR status:ACTIVE`, into SQL:
 * terms side by side (or with AND) must all hold, OR binds weaker.
 *
 * @throws {GraphQLError} for a term or field the sandbox does not know, which Shopify would pass over with a warning.
 */
export function readSearch(query: string, table: ListedTable): Condition {
  const branches: Condition[][] = [[]];
  let rest = query.trim();
  while (rest !== '') {
    const joint = /^(AND|OR)\s+/.exec(rest);
    if (joint) {
      if (joint[1] === 'OR') branches.push([]);
      rest = rest.slice(joint[0].length);
      continue;
    }
    const term = TERM.exec(rest);
    const column = term?.[1] === undefined ? undefined : table.columns[term[1]];
    if (!term || !column) throw refusal(`must be terms of ${Object.keys(table.columns).join(', ')}, got "${rest}"`);
    branches.at(-1)?.push(readTerm(column, term[2] ?? '=', term[3] ?? term[4] ?? term[5] ?? ''));
    rest = rest.slice(term[0].length);
  }
  const filled = branches.filter((terms) => terms.length > 0);
  if (filled.length === 0) return { sql: '1', values: [] };
  const sql = filled.map((terms) => `(${terms.map((term) => term.sql).join(' AND ')})`).join(' OR ');
  return { sql: `(${sql})`, values: filled.flat().flatMap((term) => term.values) };
}

function readTerm({ name, kind }: Column, operator: string, text: string): Condition {
  switch (kind) {
    case 'id': {
      const value = Number(text.split('/').at(-1));
      if (!Number.isSafeInteger(value)) throw refusal(`must compare ids with a number, got "${text}"`);
      return { sql: `${name} ${operator} ?`, values: [value] };
    }
    case 'instant': {
      const at = new Date(text);
      if (Number.isNaN(at.getTime())) throw refusal(`must compare instants with an ISO 8601 one, got "${text}"`);
      return { sql: `${name} ${operator} ?`, values: [at.toISOString()] };
    }
    case 'flag':
      return { sql: `${name} = ?`, values: [text === 'true' ? 1 : 0] };
    case 'text':
      return { sql: `lower(${name}) ${operator} lower(?)`, values: [text] };
  }
}

function refusal(what: string): GraphQLError {
  return new GraphQLError(`Cannot search: the query ${what}.`, { extensions: { code: 'BAD_REQUEST' } });
}
