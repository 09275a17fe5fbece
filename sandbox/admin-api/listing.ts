import type { Source } from './fields/field.ts';

/** Which part of a list is asked for. */
export interface Paging {
  readonly size: number;
  /** From the end. */
  readonly backwards: boolean;
  readonly after: string | null;
  readonly before: string | null;
}

/** One node with its cursor. */
export interface Edge {
  readonly node: Source;
  readonly cursor: string;
}

/** Edges in the list's order, and whether there are more on either side. */
export interface Page {
  readonly edges: readonly Edge[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** What stands behind a connection: read by page over GraphQL, or whole by a bulk operation. */
export interface Listing {
  readonly isListing: true;
  page(paging: Paging): Page;
  all(): Iterable<Source>;
}

/** Whether a field's value is a listing. */
export function isListing(value: unknown): value is Listing {
  return typeof value === 'object' && value !== null && (value as Partial<Listing>).isListing === true;
}
