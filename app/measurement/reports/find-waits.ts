import { listWaits, type Waits } from '#ml/measurement/list-waits.ts';
import { DERIVED } from './derived.ts';
import { findStarters } from './find-starters.ts';
import type { DaySpan } from './period.ts';
import type { ReportContext } from './report.ts';

/** Find the waits of who began in a span of days: those of the span that was asked about last are kept. */
export function findWaits(
  { columns, derive }: Pick<ReportContext, 'columns' | 'derive'>,
  span: DaySpan,
): readonly Waits[] {
  const last = derive(DERIVED.lastWaits);
  const name = `${span.from} ${span.to}`;
  if (last.name !== name) {
    const { orderedAt } = columns();
    last.waits = listWaits(findStarters({ derive }, span).buyers, orderedAt, { asOf: orderedAt.at(-1) ?? 0 });
    last.name = name;
  }
  return last.waits;
}
