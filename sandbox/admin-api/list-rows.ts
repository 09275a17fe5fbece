import type { FieldArguments, Source } from './fields/field.ts';
import type { Listing, Paging } from './listing.ts';

/** A connection over rows already at hand (an order's lines, a product's variants), in their order. A cursor is the row's place. */
export function listRows(rows: readonly Source[], { reverse }: FieldArguments = {}): Listing {
  const ordered = reverse === true ? rows.toReversed() : rows;
  return {
    isListing: true,
    all: () => ordered,
    page({ size, backwards, after, before }: Paging) {
      const from = after === null ? 0 : readCursor(after) + 1;
      const to = before === null ? ordered.length : readCursor(before);
      const start = backwards ? Math.max(from, to - size) : from;
      const end = backwards ? to : Math.min(to, from + size);
      const edges = ordered.slice(start, end).map((node, index) => ({ node, cursor: writeCursor(start + index) }));
      return { edges, hasNextPage: end < ordered.length, hasPreviousPage: start > 0 };
    },
  };
}

function writeCursor(place: number): string {
  return Buffer.from(JSON.stringify({ place })).toString('base64');
}

function readCursor(cursor: string): number {
  try {
    const { place } = JSON.parse(Buffer.from(cursor, 'base64').toString()) as { place: unknown };
    if (Number.isSafeInteger(place)) return place as number;
  } catch {
    // Said below.
  }
  throw new Error(`Cannot read a page: the cursor must be one this list gave, got "${cursor}".`);
}
