import { parseGid } from './parse-gid.ts';
import { RowError } from './parse-row.ts';

/** What a row says. Mostly the kind of its gid; that a product is in a collection is said by a row of the product. */
export type RowKind =
  | 'Product'
  | 'ProductVariant'
  | 'Collection'
  | 'CollectionProduct'
  | 'Customer'
  | 'Order'
  | 'LineItem'
  | 'Refund'
  | 'RefundLineItem';

/** One line of a bulk export, parsed as far as its place in the tree. */
export interface Row {
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
  readonly kind: RowKind;
  readonly id: string;
  /** The gid of the row above; empty for a row that stands alone. */
  readonly parentId: string;
  readonly value: unknown;
}

const PARENTS: Readonly<Record<RowKind, RowKind | null>> = {
  Product: null,
  ProductVariant: 'Product',
  Collection: null,
  CollectionProduct: 'Collection',
  Customer: null,
  Order: null,
  LineItem: 'Order',
  Refund: 'Order',
  RefundLineItem: 'Refund',
};

/**
 * Parse one line of bulk JSONL that may hold rows of `kinds`.
 *
 * @throws {RowError} if it is not JSON, not one of the kinds, or does not name the parent its kind must have.
 */
export function parseLine(text: string, line: number, kinds: readonly RowKind[]): Row {
  const value = parseJson(text);
  const { id, __parentId: parentId } = value as { id?: unknown; __parentId?: unknown };
  const kind = kinds.find((candidate) => isGid(id, candidate));
  if (!kind)
    throw new RowError(`Cannot read row: id must be a gid of ${kinds.map(gidKindOf).join(', ')}, got ${show(id)}.`);
  const parentKind = PARENTS[kind];
  if (parentKind !== null && !isGid(parentId, parentKind))
    throw new RowError(`Cannot read ${kind} row: __parentId must be a gid of ${parentKind}, got ${show(parentId)}.`);
  return { line, text, kind, id: id as string, parentId: parentKind === null ? '' : (parentId as string), value };
}

function parseJson(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RowError(`Cannot read row: it must be one JSON object, got ${text.length} characters that are none.`);
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  throw new RowError(
    `Cannot read row: it must be one JSON object, got ${Array.isArray(value) ? 'a list' : typeof value}.`,
  );
}

function isGid(id: unknown, kind: RowKind): boolean {
  return typeof id === 'string' && id.startsWith(`gid://shopify/${gidKindOf(kind)}/`) && parseGid(id) !== null;
}

function gidKindOf(kind: RowKind): string {
  return kind === 'CollectionProduct' ? 'Product' : kind;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? '').slice(0, 60);
}
