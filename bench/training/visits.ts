import { selectTop } from '#ml/math/select-top.ts';
import { addView } from '#ml/models/sessions/add-view.ts';
import { createVisitScorer, type VisitScore } from '#ml/models/sessions/create-visit-scorer.ts';
import type { Report } from '../figure.ts';
import { median } from '../median.ts';
import { indexSessions } from '../quality/sessions/index-sessions.ts';
import { readLines } from '../quality/read-lines.ts';
import { readCount } from '../read-count.ts';
import type { Flags } from '../suites.ts';
import { generateSessions } from './generate-sessions.ts';

/** Milliseconds of one event. */
interface Timing {
  readonly once: number;
  /** The same with the fastest of three answers. */
  readonly fastest: number;
}

const SESSIONS = 186_670;
const EVENTS = 4000;
const TOP = 20;

/**
 * How long an event of a visit takes: its view enters the index, the visit so far is scored and the 20 best products are
 * listed, as the product does it. The index holds as many sessions as Diginetica's training file, generated (or those of
 * `--train`); the events are the last sessions, which it does not hold.
 *
 * @throws {Error} if `--train` cannot be read.
 */
export function benchVisits(flags: Flags, report: Report): void {
  const rounds = readCount(flags, 'rounds', 7);
  const sessions = flags.train
    ? readLines(flags.train).map(({ text }) => text.split(/\s+/).map(Number))
    : generateSessions(SESSIONS, 1);
  const held = Math.min(rounds * EVENTS, Math.floor(sessions.length / 10));
  const index = indexSessions(sessions.slice(0, sessions.length - held));
  const score = createVisitScorer(index);
  const compare = (a: VisitScore, b: VisitScore) =>
    b.score - a.score || index.productIds[a.product]! - index.productIds[b.product]!;
  const now = index.views.reduce((newest, { at }) => Math.max(newest, at), 0);
  const times: Timing[] = [];
  for (const [n, session] of sessions.slice(-held).entries()) {
    for (const [step, productId] of session.entries()) {
      const answer = () => selectTop(score(session.slice(0, step + 1)), TOP, compare);
      const startedAt = performance.now();
      addView(index, { visitor: `event ${n}`, productId, at: now + n * 1000 + step });
      const addedAt = performance.now();
      answer();
      const answeredAt = performance.now();
      const again = Math.min(time(answer), time(answer));
      const adding = addedAt - startedAt;
      times.push({ once: answeredAt - startedAt, fastest: adding + Math.min(answeredAt - addedAt, again) });
    }
    if (times.length >= (rounds + 1) * EVENTS) break;
  }
  // The first round warms up.
  const measured = Array.from({ length: rounds }, (_, round) =>
    times.slice((round + 1) * EVENTS, (round + 2) * EVENTS),
  );
  const of = (share: number, key: keyof Timing) =>
    median(
      measured
        .filter(({ length }) => length > 0)
        .map((round) =>
          quantile(
            round.map((timing) => timing[key]),
            share,
          ),
        ),
    );
  report({
    name: 'vsknn.p99.ms',
    value: of(0.99, 'once'),
    unit: 'ms',
    detail: [
      `p99 of the wall time of an event, in a process that does nothing else: the view enters the index, the visit is scored, top ${TOP}`,
      `median of the p99s of ${rounds} rounds of ${EVENTS} events`,
      `p50 ${of(0.5, 'once').toFixed(3)} ms`,
      `p99 with the fastest of three answers ${of(0.99, 'fastest').toFixed(3)} ms, which leaves out what the machine did beside it`,
      `${index.sessionCount} sessions, ${index.views.length} views, ${index.indices.size} products${flags.train ? '' : ', generated'}`,
    ].join('; '),
  });
}

function time(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
}
