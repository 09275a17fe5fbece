/** Rows of one kind, column by column: sent to the page like this, no name of a column is sent twice. */
export type PackedRows<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] };

/** Pack rows that all have the same columns. */
export function packRows<Row extends object>(rows: readonly Row[]): PackedRows<Row> {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])) as unknown as PackedRows<Row>;
}

/** The rows that were packed. */
export function unpackRows<Row extends object>(packed: PackedRows<Row>): Row[] {
  const columns = Object.entries(packed) as [string, readonly unknown[]][];
  const rows = columns[0]?.[1] ?? [];
  return rows.map((_, at) => Object.fromEntries(columns.map(([name, column]) => [name, column[at]])) as Row);
}
