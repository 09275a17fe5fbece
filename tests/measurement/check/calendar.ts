import { DAY, type Folder, type FolderOrder } from './folder.ts';

export type Unit = 'month' | 'week';

/** Days of the shop's calendar, both ends included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** A period by its name ends with the day of the newest order. */
export type Asked = Span | 'all' | 'year' | 'last30' | 'last90' | 'last365';

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The first day of the month or (Monday) week. */
export function bucketOf(day: string, unit: Unit): string {
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  return addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));
}

/** How reports number a month (from year 0) or a week (from that of 29 December 1969). */
export function numberOf(bucket: string, unit: Unit): number {
  if (unit === 'month') return Number(bucket.slice(0, 4)) * 12 + Number(bucket.slice(5, 7)) - 1;
  return (Date.parse(`${bucket}T00:00:00Z`) / DAY + 3) / 7;
}

export function listBuckets(from: string, to: string, unit: Unit): string[] {
  const buckets: string[] = [];
  for (let bucket = from; bucket <= to; bucket = bucketOf(addDays(bucket, unit === 'month' ? 31 : 7), unit))
    buckets.push(bucket);
  return buckets;
}

export const isIn = (day: string, { from, to }: Span): boolean => day >= from && day <= to;

/** A period as asked for, as many days before it (null where the shop was not there yet), and its buckets with orders. */
export function placePeriod({ orders }: Pick<Folder, 'orders'>, asked: Asked, unit: Unit) {
  const [oldest, newest] = [orders[0]!.day, orders.at(-1)!.day];
  const span = findSpan(asked, oldest, newest);
  const days = Math.round((Date.parse(span.to) - Date.parse(span.from)) / DAY) + 1;
  const earlier = { from: addDays(span.from, -days), to: addDays(span.from, -1) };
  const before = earlier.from >= oldest ? earlier : null;
  const from = bucketOf(span.from > oldest ? span.from : oldest, unit);
  const to = bucketOf(span.to < newest ? span.to : newest, unit);
  const shown = { preset: typeof asked === 'string' ? asked : null, ...span, before };
  return { span, before, shown, buckets: listBuckets(from, to, unit), newest: bucketOf(newest, unit) };
}

function findSpan(asked: Asked, oldest: string, newest: string): Span {
  if (typeof asked === 'object') return asked;
  if (asked === 'all') return { from: oldest, to: newest };
  if (asked === 'year') return { from: `${newest.slice(0, 4)}-01-01`, to: newest };
  return { from: addDays(newest, 1 - Number(asked.slice(4))), to: newest };
}

/** Finds the bucket of an order. */
export function createBuckets(unit: Unit): (order: FolderOrder) => string {
  const known = new Map<string, string>();
  return ({ day }) => {
    if (!known.has(day)) known.set(day, bucketOf(day, unit));
    return known.get(day)!;
  };
}

/**
 * When a day begins: the first quarter of an hour that the shop's calendar says is on it. (No time zone has changed its
 * clocks by less since 1986.)
 */
export function startOf(day: string, zone: string): number {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  const noon = Date.parse(`${day}T12:00:00Z`);
  let at = noon - 2 * DAY;
  while (calendar.format(at) < day) at += DAY / 96;
  return at;
}
