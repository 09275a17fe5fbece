import { BlockStack } from '@shopify/polaris';
import type { BuyersFigures } from '#app/measurement/buyers/buyers-figures.ts';
import type { CalibrationBin } from '#ml/profiles/calibrate-return.ts';
import { About } from './about.tsx';
import { CalibrationChart } from './calibration-chart.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useShortage } from './use-shortage.ts';
import { useText } from './use-text.ts';

const FEWEST = 30;
/** So near are predictions called right. */
const RIGHT_WITHIN = 0.05;

/** Whether predicted chances of an order came true in the last 90 days. */
export function CalibrationSection({ figures: { calibration, riskLack } }: { readonly figures: BuyersFigures }) {
  const text = useText();
  const { share, wholeShare, number } = useFormats();
  const say = useShortage();
  const bins = calibration ?? [];
  const sure = bins.filter(({ n }) => n >= FEWEST);
  if (sure.length === 0)
    return (
      <SectionCard title={text('buyers.calibration.title.unknown')}>
        <p>{riskLack ? text('buyers.unknown', { why: say(riskLack) }) : text('buyers.calibration.unknown')}</p>
      </SectionCard>
    );
  const gapOf = ({ predicted, returned, n }: CalibrationBin) => Math.abs(predicted - returned / n);
  const widest = sure.reduce((worst, bin) => (gapOf(bin) > gapOf(worst) ? bin : worst));
  const points = Math.ceil(gapOf(widest) * 100);
  const isRight = gapOf(widest) <= RIGHT_WITHIN;
  const way = widest.returned / widest.n > widest.predicted ? 'more' : 'fewer';
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  const sayBin = (bin: CalibrationBin) => ({
    n: bin.n,
    predicted: share(bin.predicted),
    seen: share(bin.returned / bin.n),
    low: share(bin.interval[0]),
    high: share(bin.interval[1]),
  });
  return (
    <SectionCard
      title={
        isRight ? text('buyers.calibration.title', { points }) : text('buyers.calibration.title.off', { points, way })
      }
      subtitle={text('buyers.calibration.subtitle', { n })}
    >
      <BlockStack gap="400">
        <CalibrationChart
          title={text('buyers.calibration.chart')}
          bins={sure}
          axes={{
            predicted: text('buyers.calibration.x'),
            seen: text('buyers.calibration.y'),
            perfect: text('buyers.calibration.perfect'),
          }}
          formatShare={wholeShare}
          label={(bin) => text('buyers.calibration.bin', sayBin(bin))}
        />
        <ChartTable
          name={text('buyers.calibration.chart')}
          csv={{ path: '/app/buyers.csv', table: 'calibration' }}
          columns={[
            text('buyers.calibration.x'),
            text('buyers.n'),
            text('buyers.calibration.returned'),
            text('buyers.calibration.y'),
            text('buyers.interval'),
          ]}
          rows={bins.map((bin) => {
            const { predicted, seen, low, high } = sayBin(bin);
            const isSure = bin.n >= FEWEST;
            return {
              key: String(bin.predicted),
              cells: [
                predicted,
                number(bin.n),
                number(bin.returned),
                isSure ? seen : '–',
                isSure ? `${low} – ${high}` : '–',
              ],
            };
          })}
        />
        <About name={text('buyers.calibration.chart')}>{text('buyers.calibration.about')}</About>
      </BlockStack>
    </SectionCard>
  );
}
