const DAY_MS = 86_400_000;
/** An interval of shares narrower than this carries a decimal. */
const NARROW = 0.02;

type Interval = readonly [low: number, high: number];

export interface FormatsOptions {
  /** The reader's. */
  readonly locale: string;
  /** The shop's. */
  readonly currency: string;
  /** The shop's. */
  readonly timeZone: string;
}

/** Writes values for a reader: numbers in the reader's locale, money in the shop's currency, instants in its time zone. */
export interface Formats {
  /** The reader's. */
  readonly locale: string;
  /** The shop's. */
  readonly timeZone: string;
  /** The shop's. */
  readonly currency: string;
  number(value: number): string;
  /** A score in three significant digits: "0.0312", "12.4". */
  score(value: number): string;
  /** A calendar day given as `2026-03-04`: "4 Mar 2026". */
  date(day: string): string;
  /** A share in 0..1 as "41.2%". */
  share(value: number): string;
  /** A share in whole percent. */
  wholeShare(value: number): string;
  /** A share as so many of 100: "41". */
  hundredth(value: number): string;
  /** A difference of shares in percentage points, signed: "+1.2". */
  points(value: number): string;
  /** Writes shares as exactly as an interval of them allows: with a decimal if it is narrower than two points, else whole. */
  sharesWithin(interval: Interval): (share: number) => string;
  /** Writes differences of shares likewise. */
  pointsWithin(interval: Interval): (difference: number) => string;
  money(minor: number): string;
  /** Without the minor units, for sums where they only distract. */
  roundMoney(minor: number): string;
  /** Milliseconds as days: "12 days", "0.4 days" below 10 with one decimal. */
  days(ms: number): string;
  /** "Tue 4 Mar 2025". */
  day(instant: number): string;
  /** "4 Mar 2025, 14:05". */
  moment(instant: number): string;
  /** Month `year * 12 + month - 1` as "Mar 2025". */
  month(month: number): string;
  /** Milliseconds as "< 1 ms", "340 ms", "2.1 seconds", "3 minutes", "5 hours", "2 days". */
  duration(ms: number): string;
}

/** Create the formats of one reader and one shop. */
export function createFormats({ locale, currency, timeZone }: FormatsOptions): Formats {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'negative' });
  const score = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const date = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  const share = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const wholeShare = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const wholeSigned = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const [money, roundMoney] = createMoneyFormats(locale, currency);
  const minorUnits = 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2);
  const day = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const moment = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', year: 'numeric' });
  const unit = (value: number, name: string, unitDisplay: 'short' | 'long' = 'short') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value);
  return {
    locale,
    timeZone,
    currency,
    number: (value) => number.format(value),
    score: (value) => score.format(value),
    date: (value) => date.format(Date.parse(value)),
    share: (value) => share.format(value),
    wholeShare: (value) => wholeShare.format(value),
    hundredth: (value) => number.format(Math.round(value * 100)),
    points: (value) => signed.format(value * 100),
    sharesWithin: (interval) => (isNarrow(interval) ? share : wholeShare).format,
    pointsWithin: (interval) => (value) => (isNarrow(interval) ? signed : wholeSigned).format(value * 100),
    money: (minor) => money.format(minor / minorUnits),
    roundMoney: (minor) => roundMoney.format(minor / minorUnits),
    days: (ms) => unit(ms / DAY_MS, 'day', 'long'),
    day: (instant) => day.format(instant),
    moment: (instant) => moment.format(instant),
    month: (value) => month.format(Date.UTC(Math.floor(value / 12), value % 12, 1)),
    duration: (ms) => writeDuration(ms, unit),
  };
}

function writeDuration(ms: number, unit: (value: number, name: string, display?: 'short' | 'long') => string): string {
  if (ms < 1) return `< ${unit(1, 'millisecond')}`;
  if (ms < 1000) return unit(Math.round(ms), 'millisecond');
  if (ms < 59_500) return unit(ms / 1000, 'second', 'long');
  if (ms < 3_570_000) return unit(Math.round(ms / 60_000), 'minute', 'long');
  return ms < 2 * DAY_MS ? unit(ms / 3_600_000, 'hour', 'long') : unit(ms / DAY_MS, 'day', 'long');
}

/** Narrow, or with an end that is not nothing and would be written so. */
function isNarrow([low, high]: Interval): boolean {
  return high - low < NARROW || [low, high].some((end) => end !== 0 && Math.abs(end) < 0.005);
}

/** With minor units and without. A loss of less than is shown is nothing: never "-€0.00". */
function createMoneyFormats(locale: string, currency: string) {
  const options = { style: 'currency', currency, signDisplay: 'negative' } as const;
  return [
    new Intl.NumberFormat(locale, options),
    new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: 0 }),
  ] as const;
}
