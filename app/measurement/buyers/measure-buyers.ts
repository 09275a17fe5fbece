import { measureConcentration } from '#ml/measurement/measure-concentration.ts';
import type { Database } from '../../db.server.ts';
import { getProfileFit } from '../../profiles/get-profile-fit.ts';
import { getAsOf } from '../../profiles/segments/get-as-of.ts';
import { readBuyerValues } from '../../profiles/segments/read-buyer-values.ts';
import { STAGES, type Stage } from '../../profiles/segments/buyer-fields.ts';
import type { BuyersFigures, Lack, RfmCell, StageFlow } from './buyers-figures.ts';

const COLUMNS = ['stageBefore', 'stage', 'recencyScore', 'frequencyScore', 'netRevenueMinor', 'marginMinor'] as const;

type Row = readonly [Stage | null, Stage | null, number | null, number | null, number, number | null];

const SCORES = 5;

/** Measure what a shop's buyers are like, from their profiles in one pass. */
export function measureBuyers(db: Database, shopId: number): BuyersFigures {
  const revenue: number[] = [];
  const margin: number[] = [];
  const flows = new Float64Array((STAGES.length + 1) * STAGES.length);
  const counts = new Float64Array(SCORES * SCORES);
  const sums = new Float64Array(SCORES * SCORES);
  for (const row of readBuyerValues(db, shopId, COLUMNS) as Iterable<Row>) {
    const [before, stage, recency, frequency, netMinor, marginMinor] = row;
    revenue.push(netMinor);
    if (marginMinor !== null) margin.push(marginMinor);
    // A buyer who came since has no stage before: index -1, so the first row.
    if (stage !== null) flows[(indexOf(before) + 1) * STAGES.length + indexOf(stage)]! += 1;
    if (recency === null || frequency === null) continue;
    const cell = (recency - 1) * SCORES + frequency - 1;
    counts[cell]! += 1;
    sums[cell]! += netMinor;
  }
  const fit = getProfileFit(db, shopId);
  return {
    isFitted: fit !== null || flows.some((n) => n > 0),
    asOf: revenue.length > 0 ? getAsOf(db, shopId) : null,
    buyers: revenue.length,
    flows: listFlows(flows),
    stagesLack: fit?.curvesShortage ?? null,
    rfm: fit?.rfm ? { cuts: fit.rfm, cells: listCells(counts, sums) } : null,
    rfmLack: fit?.rfmShortage ?? null,
    revenue: measureConcentration(Float64Array.from(revenue)),
    margin: measureConcentration(Float64Array.from(margin)),
    calibration: fit?.calibration ?? null,
    riskLack: fit?.models.state === 'unknown' ? pickLack(fit.models) : null,
  };
}

const pickLack = ({ reason, n, needed }: Lack): Lack => ({ reason, n, needed });

const indexOf = (stage: Stage | null): number => (stage === null ? -1 : STAGES.indexOf(stage));

function listFlows(counts: Float64Array): StageFlow[] {
  return [null, ...STAGES].flatMap((from, row) =>
    STAGES.map((to, column) => ({ from, to, n: counts[row * STAGES.length + column]! })).filter(({ n }) => n > 0),
  );
}

function listCells(counts: Float64Array, sums: Float64Array): RfmCell[] {
  return Array.from(counts, (n, cell) => ({
    recency: Math.floor(cell / SCORES) + 1,
    frequency: (cell % SCORES) + 1,
    n,
    monetaryMinor: n > 0 ? sums[cell]! / n : 0,
  }));
}
