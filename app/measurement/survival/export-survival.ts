import type { SurvivalFigures } from '#ml/measurement/describe-survival.ts';
import type { SurvivalAnswer } from '../reports/survival-report.ts';
import { writeCsv, type CsvCell } from '../reports/write-csv.ts';
import type { CountedWindow } from './count-write-windows.ts';

export const SURVIVAL_TABLES = ['orders', 'types', 'windows', 'curves', 'changes'] as const;

export type SurvivalTable = (typeof SURVIVAL_TABLES)[number];

const FIGURES = [
  ...['buyers', 'returned', 'within_days', 'back_within', 'back_within_low', 'back_within_high'],
  ...['quarter_days', 'half_days', 'half_days_low', 'half_days_high', 'three_quarters_days', 'waits'],
];

const CHANGES = [
  ...['after_order', 'and_later', 'window_days', 'from', 'to', 'from_before', 'to_before'],
  ...['buyers', 'back', 'share', 'buyers_before', 'back_before', 'share_before'],
  ...['difference', 'difference_low', 'difference_high', 'half_days', 'half_days_low', 'half_days_high'],
  ...['half_days_before', 'half_days_before_low', 'half_days_before_high'],
];

/** Write a table of the page "Time to next order" as CSV, at full precision. */
export function exportSurvival(
  table: SurvivalTable,
  { steps, types, changes }: Pick<SurvivalAnswer, 'steps' | 'types' | 'changes'>,
  windows: readonly CountedWindow[],
): string {
  const groups = [
    ...steps.map((step) => ({ group: `order ${step.orderNumber}${step.andLater ? '+' : ''}`, ...step })),
    ...types.map((one) => ({ group: `type ${one.type ?? '(other)'}`, ...one })),
  ];
  switch (table) {
    case 'orders':
      return writeCsv(
        ['after_order', ...FIGURES, 'and_later'],
        steps.map((step) => [step.orderNumber, ...listFigures(step), step.andLater]),
      );
    case 'types':
      return writeCsv(
        ['first_product_type', 'is_rest', ...FIGURES],
        types.map((one) => [one.type ?? '', one.type === null, ...listFigures(one)]),
      );
    case 'windows':
      return writeCsv(
        [
          'after_order',
          'from_days',
          'half_days',
          'to_days',
          'buyers_before',
          'buyers_inside',
          'buyers_past',
          'and_later',
        ],
        windows.map(({ orderNumber, andLater, from, middle, to, counts }) => [
          ...[orderNumber, from, middle, to],
          ...[counts.before.buyers, counts.inside.buyers, counts.past.buyers, andLater],
        ]),
      );
    case 'changes':
      return writeCsv(CHANGES, changes.map(listChange));
    case 'curves':
      return writeCsv(
        ['group', 'day', 'back', 'back_low', 'back_high'],
        groups.flatMap(({ group, points }) => points.map(({ day, back, low, high }) => [group, day, back, low, high])),
      );
  }
}

function listFigures({ n, waits, returned, within, quarter, half, threeQuarters }: SurvivalFigures): CsvCell[] {
  return [
    ...[n, returned, within?.days ?? null, within?.back ?? null, within?.low ?? null, within?.high ?? null],
    ...[quarter.time, half.time, half.low, half.high, threeQuarters.time, waits],
  ];
}

function listChange({ orderNumber, andLater, change, half }: SurvivalAnswer['changes'][number]): CsvCell[] {
  if (!change || !half) return [orderNumber, andLater, ...CHANGES.slice(2).map(() => null)];
  const { windowDays, now, before, interval } = change;
  const [share, earlier] = [now.repeated / now.buyers, before.repeated / before.buyers];
  return [
    ...[orderNumber, andLater, windowDays, now.from, now.to, before.from, before.to],
    ...[now.buyers, now.repeated, share, before.buyers, before.repeated, earlier, share - earlier, ...interval],
    ...[half.now.time, half.now.low, half.now.high, half.before.time, half.before.low, half.before.high],
  ];
}
