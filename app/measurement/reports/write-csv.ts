/** A value of a CSV file. Null is empty: not known is not 0. */
export type CsvCell = string | number | boolean | null;

/**
 * Write a table as CSV (RFC 4180, lines end with LF). Numbers are written in full; a text that a spreadsheet would take
 * for a formula is kept from it by an apostrophe in front.
 */
export function writeCsv(heading: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [heading, ...rows].map((row) => `${row.map(writeCell).join(',')}\n`).join('');
}

function writeCell(cell: CsvCell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
