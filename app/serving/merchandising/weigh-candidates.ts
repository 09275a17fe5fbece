import type { Candidate } from '../served-shop.ts';
import { listScoreParts } from './list-score-parts.ts';
import type { RulesHere } from './select-rules.ts';

/** Among what is newest, a product counted twice is one published this much later. */
const NEWEST_HALF_LIFE = 90 * 24 * 60 * 60 * 1000;

/** Put what one fallback proposes into the order that boosts and buries give it. Ties keep the order they came in. */
export function weighCandidates(
  candidates: readonly Candidate[],
  { hasFactors, factorOf }: RulesHere,
): readonly Candidate[] {
  if (!hasFactors || candidates.every(({ position }) => factorOf(position) === 1)) return candidates;
  return candidates
    .map((candidate) => weigh(candidate, factorOf(candidate.position)))
    .sort((a, b) => b.score - a.score);
}

/** What is shown last keeps its score: it is last whatever that is. */
function weigh(candidate: Candidate, factor: number): Candidate {
  if (factor === 1) return candidate;
  const { score, reason } = candidate;
  return {
    ...candidate,
    score: factor === 0 ? score : scale(score, factor, reason.kind === 'newest'),
    parts: [...listScoreParts(candidate), { name: 'rules', value: factor, times: true }],
  };
}

/** A boost lifts a score below zero too. */
function scale(score: number, factor: number, isInstant: boolean): number {
  if (isInstant) return score + NEWEST_HALF_LIFE * Math.log2(factor);
  return score >= 0 ? score * factor : score / factor;
}
