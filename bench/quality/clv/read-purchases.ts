import { readLines, type Line } from '../read-lines.ts';
import { splitFields } from '../split-fields.ts';

/** What one customer bought on one day. */
export interface Purchase {
  readonly customer: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** NaN where the file has no values. */
  readonly value: number;
}

const DAY = 86_400_000;
/** Larger amounts are none, and their sums would lose digits. */
const MOST_VALUE = 1e12;

/**
 * Read `customer,date[,value]`, an order a line, with a header or without, in any order; ids are any text, a date is
 * `YYYY-MM-DD`, `YYYYMMDD` or an ISO instant, whose day is taken as written. Orders of one customer and day are one purchase,
 * their values added up; a day whose values sum to less than 0 is a return, not a purchase, and left out.
 *
 * @returns by customer, then day.
 * @throws {Error} if a line is something else (by its number).
 */
export function readPurchases(file: string | undefined): Purchase[] {
  const lines = readLines(file);
  const rows = lines.flatMap((line, i) => (i === 0 && isHeader(line) ? [] : [parseRow(line)]));
  const merged: Purchase[] = [];
  for (const row of rows.sort((a, b) => compare(a.customer, b.customer) || a.day - b.day)) {
    const last = merged.at(-1);
    if (last?.customer !== row.customer || last.day !== row.day) merged.push(row);
    else merged[merged.length - 1] = { ...last, value: last.value + row.value };
  }
  return merged.filter(({ value }) => !(value < 0));
}

/** The date of a header does not begin like one. */
function isHeader({ text }: Line): boolean {
  const fields = splitFields(text);
  return fields.length >= 2 && fields.length <= 3 && /^[^\d]/.test(fields[1]!);
}

function parseRow({ number, text }: Line): Purchase {
  const [customer, date, value, ...rest] = splitFields(text);
  const refuse = (expectation: string) =>
    new Error(`Cannot read purchases: line ${number} must ${expectation}, got "${text.slice(0, 80)}".`);
  if (!customer || !date || rest.length > 0) throw refuse('be customer,date or customer,date,value');
  const day = parseDay(date);
  if (day === null) throw refuse('have a date such as 1997-09-30, 19970930 or 1997-09-30T10:00:00Z');
  const amount = parseValue(value ?? '');
  if (amount === null) throw refuse('have a number below 10^12 as its value');
  return { customer, day, value: amount };
}

/** NaN of an empty field; null of what is no amount. */
function parseValue(text: string): number | null {
  if (text === '') return NaN;
  const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
  return Math.abs(value) < MOST_VALUE ? value : null;
}

/** Days since 1970-01-01 of a date as written; null if it is none. */
export function parseDay(text: string): number | null {
  const [, year, month, date] = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  if (!year) return null;
  const at = new Date(`${year}-${month}-${date}T00:00:00Z`);
  return at.getUTCDate() === Number(date) ? at.getTime() / DAY : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
