import type { VisitQuestion } from './read-session-files.ts';

export interface HeldOutVisits {
  readonly earlier: readonly (readonly number[])[];
  /** Oldest first. */
  readonly questions: readonly VisitQuestion[];
}

/** Part of the sessions, and at most this many, that are held out. */
const SHARE = 0.08;
const MOST = 15_000;

/**
 * Hold out the last sessions, as the test was made: every view but the first of a session is asked for, given those
 * before it, and items that no earlier session holds are left out. Of the questions, `limit` evenly spread.
 */
export function holdOutVisits(sessions: readonly (readonly number[])[], limit: number): HeldOutVisits {
  const cut = sessions.length - Math.min(MOST, Math.floor(sessions.length * SHARE));
  const earlier = sessions.slice(0, cut);
  const known = new Set(earlier.flat());
  const questions = sessions.slice(cut).flatMap((session) => {
    const items = session.filter((item) => known.has(item));
    return items.slice(1).map((next, n) => ({ given: items.slice(0, n + 1), next }));
  });
  const count = Math.min(limit, questions.length);
  const spread = Array.from({ length: count }, (_, n) => questions[Math.floor((n * questions.length) / count)]!);
  return { earlier, questions: spread };
}
