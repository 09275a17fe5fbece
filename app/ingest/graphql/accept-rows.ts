import type { FactWriter } from '../facts.ts';
import { parseLine, type Row, type RowKind } from './parse-line.ts';
import { RowError } from './parse-row.ts';
import { writeRow, type RowHead } from './write-row.ts';

export type Resource = 'products' | 'collections' | 'customers' | 'orders';

/** How many rows were accepted, by what they are. */
export type RowCounts = Record<RowKind, number>;

interface AcceptOptions {
  readonly resource: Resource;
  readonly writer: FactWriter;
  /** The shop's: what its products are priced in. */
  readonly currency: string;
  /** The receiving clock: facts from more than a day after it are refused. */
  readonly now: number;
  /** Told of each row that cannot be accepted; it may throw to stop. */
  readonly refuse: (line: number, reason: string, text: string) => void;
  /** Lines that an earlier pass over the same rows has accepted already. */
  readonly linesDone?: number;
}

export interface RowAcceptor {
  readonly counts: Readonly<RowCounts>;
  /** Accept one line; `line` counts from 1. A child that comes before its parent waits for it. */
  accept(line: number, text: string): void;
  /** Refuse the children whose parent never came. */
  finish(): void;
}

/** A parent, and the line from which its children can be accepted. */
interface SeenHead extends RowHead {
  readonly line: number;
}

const KINDS: Readonly<Record<Resource, readonly RowKind[]>> = {
  products: ['Product', 'ProductVariant'],
  collections: ['CollectionProduct', 'Collection'],
  customers: ['Customer'],
  orders: ['LineItem', 'Order', 'RefundLineItem', 'Refund'],
};

/**
 * Create the reader of one resource's bulk JSONL (children carry `__parentId`), which hands the facts to `writer`.
 * Rows may come in any order: memory grows with the parents seen and the children waiting, not with the file.
 */
export function createRowAcceptor(options: AcceptOptions): RowAcceptor {
  const { resource, refuse, linesDone = 0 } = options;
  const counts = countNothing();
  const heads = new Map<string, SeenHead>();
  const waiting = new Map<string, Row[]>();

  const settle = (row: Row): void => {
    const parent = heads.get(row.parentId);
    if (row.parentId !== '' && !parent) {
      const siblings = waiting.get(row.parentId);
      if (siblings) siblings.push(row);
      else waiting.set(row.parentId, [row]);
      return;
    }
    const line = Math.max(row.line, parent?.line ?? 0);
    const isDone = line <= linesDone;
    try {
      const found = writeRow(row, parent, { ...options, isDone });
      if (!isDone) counts[row.kind]++;
      for (const [id, head] of found) heads.set(id, { line, ...head });
      for (const [id] of found) release(id);
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      if (!isDone) refuse(row.line, error.message, row.text);
    }
  };
  const release = (id: string): void => {
    const children = waiting.get(id) ?? [];
    waiting.delete(id);
    for (const child of children) settle(child);
  };

  return {
    counts,
    accept(line, text) {
      if (text === '') return;
      let row: Row;
      try {
        row = parseLine(text, line, KINDS[resource]);
      } catch (error) {
        if (!(error instanceof RowError)) throw error;
        if (line > linesDone) refuse(line, error.message, text);
        return;
      }
      settle(row);
    },
    finish() {
      const orphans = [...waiting.values()].flat().sort((a, b) => a.line - b.line);
      waiting.clear();
      for (const row of orphans)
        refuse(
          row.line,
          `Cannot read ${row.kind} row: its parent must be in the file, got only ${row.parentId}.`,
          row.text,
        );
    },
  };
}

function countNothing(): RowCounts {
  return {
    ...{ Product: 0, ProductVariant: 0, Collection: 0, CollectionProduct: 0 },
    ...{ Customer: 0, Order: 0, LineItem: 0, Refund: 0, RefundLineItem: 0 },
  };
}
