import { meanDifferenceInterval } from '#ml/math/mean-difference-interval.ts';
import { shareDifferenceInterval } from '#ml/math/share-difference-interval.ts';
import type { CohortStep } from '#ml/measurement/measure-cohort-steps.ts';
import type { ComparedStep } from './cohorts-answer.ts';

/** Below it a share of buyers is not compared. */
const FEWEST_BUYERS = 30;

/**
 * Compare the cohorts of a period with those of the period before, step by step: whoever is old enough on both sides,
 * from 30 buyers each.
 */
export function compareCohorts(now: readonly CohortStep[], before: readonly CohortStep[]): ComparedStep[] {
  return now.flatMap((newer, at) => {
    const older = before[at];
    if (!older || Math.min(newer.buyers, older.buyers) < FEWEST_BUYERS) return [];
    const shares = shareDifferenceInterval(toShare(newer), toShare(older));
    const means = meanDifferenceInterval(toSample(newer), toSample(older));
    return shares && means ? [{ step: at + 1, now: pick(newer), before: pick(older), shares, means }] : [];
  });
}

const toShare = ({ orderingBuyers, buyers }: CohortStep) => ({ count: orderingBuyers, of: buyers });
const toSample = ({ buyers, netMinor, squaredNetMinor }: CohortStep) => ({
  ...{ count: buyers, sum: netMinor, squares: squaredNetMinor },
});
const pick = ({ buyers, orderingBuyers, netMinor }: CohortStep) => ({ buyers, orderingBuyers, netMinor });
