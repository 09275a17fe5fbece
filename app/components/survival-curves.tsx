import { Text } from '@shopify/polaris';
import type { SurvivalFigures } from '#ml/measurement/describe-survival.ts';
import { useFormats } from './formats.tsx';
import { SurvivalChart } from './survival-chart.tsx';
import { useText } from './use-text.ts';

/** A group of waiting buyers. */
export interface SurvivalRow extends SurvivalFigures {
  readonly key: string;
  readonly name: string;
  readonly shortName: string;
}

interface SurvivalCurvesProps {
  readonly title: string;
  readonly rows: readonly SurvivalRow[];
  /** Below it a curve is not drawn. */
  readonly fewest: number;
}

/** The curves of groups that are large enough, or what it takes. */
export function SurvivalCurves({ title, rows, fewest }: SurvivalCurvesProps) {
  const text = useText();
  const formats = useFormats();
  const known = rows.filter(({ effectiveN, within }) => effectiveN >= fewest && within !== null);
  if (known.length === 0)
    return (
      <Text as="p" tone="subdued">
        {text('survival.few', { needed: fewest })}
      </Text>
    );
  return (
    <SurvivalChart
      title={title}
      daysAxis={text('survival.axis.days')}
      shareAxis={text('survival.axis.share')}
      formatShare={formats.wholeShare}
      formatDays={formats.number}
      series={known.map((row) => ({
        ...row,
        halfDays: row.half.time,
        label: text('survival.curve', {
          ...{ name: row.name, back: formats.hundredth(row.within!.back), days: row.within!.days },
          buyers: text(row.waits > row.n ? 'survival.countShared' : 'survival.count', { n: row.n, waits: row.waits }),
          half:
            row.half.time === null
              ? text('survival.unreached')
              : text('survival.days', { n: Math.round(row.half.time) }),
        }),
      }))}
    />
  );
}
