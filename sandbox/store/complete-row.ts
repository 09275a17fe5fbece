import type { JsonlRow } from './read-jsonl.ts';

const KINDS = {
  text: (value: unknown) => typeof value === 'string',
  instant: (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  amount: (value: unknown) => typeof value === 'string' && value !== '' && Number.isFinite(Number(value)),
  count: (value: unknown) => Number.isSafeInteger(value),
  flag: (value: unknown) => typeof value === 'boolean',
  texts: (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  /** `{ id }`. */
  reference: (value: unknown) => KINDS.text(fieldOf(value, 'id')),
  /** `{ shopMoney: { amount } }`. */
  money: (value: unknown) => KINDS.amount(fieldOf(fieldOf(value, 'shopMoney'), 'amount')),
} as const;

export type Kind = keyof typeof KINDS;

/**
 * What a field of a row must be; with a second, what stands for one that is left out, of the row if it is a function. Where
 * that finds nothing (undefined), the field must be there.
 */
export type FieldShape = readonly [kind: Kind, or?: unknown];

export type RowShape = Readonly<Record<string, FieldShape>>;

type Row = Readonly<Record<string, unknown>>;

/**
 * Check the fields of a row of `file` and fill in those that Shopify fills in. What the shape does not name stays as it is.
 *
 * @throws {Error} naming file, line and field of the first that is missing or is something else.
 */
export function completeRow(file: string, { row, line }: Pick<JsonlRow, 'row' | 'line'>, shape: RowShape): Row {
  const complete: Record<string, unknown> = { ...row };
  for (const [field, [kind, ...or]] of Object.entries(shape)) {
    const value = row[field];
    if (KINDS[kind](value)) continue;
    const instead = typeof or[0] === 'function' ? (or[0] as (row: Row) => unknown)(complete) : or[0];
    if (instead !== undefined && (value === undefined || value === null)) {
      complete[field] = instead;
      continue;
    }
    const got = value === undefined ? 'none' : JSON.stringify(value).slice(0, 60);
    throw new Error(`Cannot read ${file}: line ${line} must have ${field} (${kind}), got ${got}.`);
  }
  return complete;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Row)[name] : undefined;
}
