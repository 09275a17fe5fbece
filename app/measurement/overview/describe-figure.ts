import type { Interval } from '#ml/math/wilson-interval.ts';
import type { Formats } from '../../messages/create-formats.ts';
import type { TextValues } from '../../messages/create-text.ts';
import type { MessageId } from '../../messages/messages.ts';
import type { OverviewFigure, OverviewFigureName } from './overview-figures.ts';

/** A figure in the reader's words. */
export interface DescribedFigure {
  readonly name: OverviewFigureName;
  readonly title: string;
  /** Null where it is not known; `unknown` then says why. */
  readonly value: string | null;
  readonly unknown: string;
  /** Where an estimate lies. */
  readonly interval: string | null;
  readonly change: string | null;
  /** What it was counted on; null with the value. */
  readonly count: string | null;
  readonly definition: string;
  /** What to do, and the page for it. */
  readonly advice: string;
  readonly path: string;
}

type Text = (id: MessageId, values?: TextValues) => string;

const AT_RISK = JSON.stringify({ all: [{ field: 'stage', is: 'atRisk' }] });

const PATHS: Readonly<Record<OverviewFigureName, string>> = {
  revenue: '/app/cohorts?show=revenue',
  returning: '/app/repeat-purchases',
  back: '/app/time-to-next-order',
  atRisk: `/app/buyers/list?${new URLSearchParams({ rule: AT_RISK })}`,
  expected: '/app/buyers/list?sort=orderProbability90',
};

const UNKNOWN: Readonly<Partial<Record<OverviewFigureName, MessageId>>> = {
  atRisk: 'overview.unknown.stages',
  expected: 'overview.unknown.fit',
};

/** A change of an amount below this share is none. */
const SAME = 0.005;

/** Describe a figure of an overview of `days` days. */
export function describeFigure(figure: OverviewFigure, days: number, text: Text, formats: Formats): DescribedFigure {
  const { name, n, value, amountMinor } = figure;
  const amount = formats.roundMoney(amountMinor ?? 0);
  return {
    name,
    title: text(`overview.${name}`),
    value: value === null ? null : writeValue(figure, value, text, formats),
    unknown: writeUnknown(figure, text),
    interval: writeInterval(figure, text, formats),
    change: value === null ? null : writeChange(figure, value, days, text, formats),
    count: value === null ? null : text(`overview.${name}.count`, { n, amount, atRisk: value }),
    definition: text(`overview.${name}.definition`),
    advice: text(`overview.${name}.advice`),
    path: PATHS[name],
  };
}

function writeUnknown({ name, n, least, isPending }: OverviewFigure, text: Text): string {
  if (isPending) return text('overview.unknown.pending');
  const known = UNKNOWN[name];
  return known ? text(known) : text('overview.unknown.few', { least, n });
}

function writeValue({ name, interval }: OverviewFigure, value: number, text: Text, formats: Formats): string {
  if (name === 'revenue') return formats.roundMoney(value);
  if (name === 'atRisk') return formats.number(value);
  if (name === 'expected') return text('overview.about', { value: writeCount(interval!, formats)(value) });
  return interval ? formats.sharesWithin(interval)(value) : formats.share(value);
}

function writeInterval({ name, interval }: OverviewFigure, text: Text, formats: Formats): string | null {
  if (interval === null) return null;
  const write = name === 'expected' ? writeCount(interval, formats) : formats.sharesWithin(interval);
  return text('overview.range', { from: write(interval[0]), to: write(interval[1]) });
}

/** Writes whole numbers as exactly as their interval allows: to the hundred where it is 1,000 to 10,000 wide. */
function writeCount([low, high]: Interval, formats: Formats): (count: number) => string {
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(Math.max(1, high - low))) - 1));
  return (count) => formats.number(Math.round(count / step) * step);
}

function writeChange(figure: OverviewFigure, value: number, days: number, text: Text, formats: Formats): string | null {
  const { name, before, change } = figure;
  if (before === null) return null;
  const then =
    name === 'back'
      ? text('overview.then.cohort')
      : name === 'atRisk'
        ? text('overview.then.month')
        : text('overview.then.before', { days });
  const difference = value - before;
  const say = (amount: string) =>
    text(difference > 0 ? 'overview.change.more' : 'overview.change.less', { amount, then });
  if (name === 'atRisk') {
    const way = difference > 0 ? 'more' : difference < 0 ? 'fewer' : 'same';
    return text(`overview.change.${way}`, { amount: formats.number(Math.abs(difference)), then });
  }
  if (name === 'revenue') {
    if (before <= 0) return null;
    const share = Math.abs(difference / before);
    return share < SAME ? text('overview.change.same', { then }) : say(formats.wholeShare(share));
  }
  if (change === null) return null;
  const write = formats.pointsWithin(change);
  if (change[0] <= 0 && change[1] >= 0)
    return text('overview.change.unclear', { from: write(change[0]), to: write(change[1]) });
  const points = Math.abs(Math.round(difference * 1000) / 10);
  return say(text('overview.points', { n: points, points: formats.number(points) }));
}
