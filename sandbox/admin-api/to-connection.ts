import { GraphQLError } from 'graphql';
import type { FieldArguments, Source } from './fields/field.ts';
import type { Listing, Paging } from './listing.ts';

const LARGEST_PAGE = 250;

/**
 * Turn a listing into the connection the schema describes.
 *
 * @throws {GraphQLError} if neither `first` nor `last` is given, or both, or more than 250.
 */
export function toConnection(listing: Listing, args: FieldArguments): Source {
  const { edges, hasNextPage, hasPreviousPage } = listing.page(readPaging(args));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function readPaging(args: FieldArguments): Paging {
  const { first, last, after, before } = args as { first?: number; last?: number; after?: string; before?: string };
  if ((first ?? null) === null && (last ?? null) === null) throw refusal('you must provide one of first or last');
  if ((first ?? null) !== null && (last ?? null) !== null)
    throw refusal('providing both first and last is not supported');
  const size = first ?? last ?? 0;
  if (size < 0) throw refusal('first and last cannot be negative');
  if (size > LARGEST_PAGE) throw refusal(`first and last cannot be greater than ${LARGEST_PAGE}, got ${size}`);
  return { size, backwards: (first ?? null) === null, after: after ?? null, before: before ?? null };
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
