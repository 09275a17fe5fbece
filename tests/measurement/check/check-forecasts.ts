import { getProfileFit } from '#app/profiles/get-profile-fit.ts';
import type { ProfileFit } from '#ml/profiles/profile-fit.ts';
import { countLacks, lackOfForecasts } from './count-lacks.ts';
import type { Tally } from './create-tally.ts';
import {
  fitOrders,
  fitTrusted,
  fitValues,
  likelihoodOf,
  listHistories,
  valueLikelihoodOf,
  type History,
  type OrderParameters,
  type ValueParameters,
} from './fit-plainly.ts';
import { calibratePlainly, chanceOf, correctedChance, expectOf, learnPlainly, type Lesson } from './foresee-plainly.ts';
import { addDays } from './calendar.ts';
import { add } from './folder.ts';
import { wilson } from './intervals.ts';
import type { CheckedFolder } from './open-checked-folder.ts';
import type { StatedBuyer } from './read-stated-buyers.ts';
import { createDice, simulateFutures } from './simulate-futures.ts';

/** Of what is fitted: as close as two programs that look for the same top in different ways come. */
const TOLERANCES = {
  /** A log-likelihood, as a share of it. */
  likelihood: 1e-8,
  /** A parameter whose top is a peak; the pace and weights of the recalibration. */
  parameter: 2e-3,
  /** A buyer's probability foretold by the other program from the JSONL on; shown are four digits. */
  chance: 2e-3,
  /** The same by the app's parameters: half of the last digit shown. */
  digits: 0.5001e-4,
  /** An expected value: half a minor unit, and the counts of orders that are too unlikely to be summed. */
  value: { minor: 0.5001, share: 1e-5 },
  /** Buyers of a decile of the calibration plot that change sides of a border. */
  decile: 0.01,
} as const;

/** So many of simulated values, as a share of all, may be on the wrong side of a percentile beyond chance: values lie on a grid. */
const GRID = 0.002;
const DRAWS = 1000;
/** Of that many comparisons with chance none should be farther off. */
const SIGMAS = 5.5;

type Distances = Record<'clv365P10Minor' | 'clv365P50Minor' | 'clv365P90Minor', number[]>;

interface Fitted {
  readonly orders: OrderParameters;
  /** Null where too few orders earned anything. */
  readonly values: ValueParameters | null;
  readonly lesson: Lesson;
}

/** What models say of buyers to come, by a second program: other likelihoods, another optimiser, simulation. */
export function checkForecasts(
  { folder, db, shop }: CheckedFolder,
  stated: ReadonlyMap<number, StatedBuyer>,
  tally: Tally,
): void {
  const fit = getProfileFit(db, shop.id)!;
  if (countLacks(folder).orders) return checkNothing(fit, stated, tally);
  const { day: lastDay } = folder.orders.at(-1)!;
  const histories = listHistories(folder.buyers, lastDay);
  const theirs = readFit(fit);
  checkParameters(fit, histories, tally);
  const lesson = learnPlainly(folder.buyers, lastDay);
  tally.same('pace', theirs.lesson.pace, lesson.pace, TOLERANCES.parameter);
  tally.same('weights', theirs.lesson.weights, lesson.weights, TOLERANCES.parameter);
  const own = fitTrusted(histories);
  for (const history of histories) {
    const { orderProbability90, expectedOrders90, clv365MeanMinor } = stated.get(history.customer)!;
    const at = `buyer ${history.customer}`;
    const isNear = (one: number, other: number, within: number) => Math.abs(one - other) <= within;
    const chance = correctedChance(own, lesson, history, 90);
    tally.holds(`${at}: ${orderProbability90}, not ${chance}`, isNear(orderProbability90!, chance, TOLERANCES.chance));
    const byFit = correctedChance(theirs.orders, theirs.lesson, history, 90);
    tally.holds(`${at}: ${orderProbability90}, not ${byFit}`, isNear(orderProbability90!, byFit, TOLERANCES.digits));
    const orders = expectOf(theirs.orders, history, 90 * theirs.lesson.pace);
    tally.holds(`${at}: ${expectedOrders90}, not ${orders}`, isNear(expectedOrders90!, orders, TOLERANCES.digits));
    if (!theirs.values) {
      tally.same(`${at}: value`, clv365MeanMinor, null);
      continue;
    }
    const value = expectOf(theirs.orders, history, 365 * theirs.lesson.pace) * expectValue(theirs.values, history);
    const within = TOLERANCES.value.minor + TOLERANCES.value.share * value;
    tally.holds(`${at}: value ${clv365MeanMinor}, not ${value}`, isNear(clv365MeanMinor!, value, within));
  }
  if (lackOfForecasts(folder.buyers, addDays(lastDay, -90))) tally.same('calibration', fit.calibration, null);
  else checkCalibration(fit, calibratePlainly(folder.buyers, lastDay), histories.length, tally);
  if (theirs.values) checkBySimulation({ ...theirs, values: theirs.values }, histories, stated, tally);
}

/** Where too little is known, no forecast of anybody is stated. */
function checkNothing(
  { models, bgNbd, calibration }: ProfileFit,
  stated: ReadonlyMap<number, StatedBuyer>,
  tally: Tally,
): void {
  tally.same('without forecasts', [models.state, bgNbd, calibration], ['unknown', null, null]);
  for (const { customerId, orderProbability90, expectedOrders90, clv365MeanMinor, ...one } of stated.values()) {
    const values = [one.clv365P10Minor, one.clv365P50Minor, one.clv365P90Minor, one.clvMargin365P50Minor];
    const all = [orderProbability90, expectedOrders90, clv365MeanMinor, ...values];
    tally.same(
      `buyer ${customerId} without forecasts`,
      all,
      all.map(() => null),
    );
  }
}

/** Of one order of a buyer (Fader & Hardie 2013, equation 5). */
function expectValue([p, q, gamma]: ValueParameters, { x, mean }: History): number {
  const known = mean > 0 ? x : 0;
  return (p * (gamma + known * mean)) / (p * known + q - 1);
}

function readFit({ models }: ProfileFit): Fitted {
  if (models.state !== 'fitted' || !models.recalibration)
    throw new Error('Cannot check forecasts: the folder must have enough buyers for them.');
  const { orders, value, recalibration } = models;
  return {
    orders: [orders.r, orders.alpha, orders.a, orders.b],
    values: value && [value.p, value.q, value.gamma],
    lesson: recalibration,
  };
}

function checkParameters({ models, bgNbd }: ProfileFit, histories: readonly History[], tally: Tally): void {
  if (models.state !== 'fitted') return;
  const { orders, value } = models;
  for (const [kind, model] of [['mbg', orders] as const, ['bg', bgNbd!] as const]) {
    const stated = [model.r, model.alpha, model.a, model.b] as const;
    const found = kind === 'mbg' ? fitTrusted(histories) : fitOrders(kind, histories);
    const { likelihood, parameter } = TOLERANCES;
    tally.same(`${kind}: log-likelihood`, model.logLikelihood, likelihoodOf(kind, stated, histories), likelihood);
    // BG/NBD is there to compare: where it has no top, a likelihood on the ridge is all that can be asked.
    const isOpen = kind === 'bg' && model.doubt !== null;
    const top = likelihoodOf(kind, found, histories);
    tally.same(`${kind}: its top`, model.logLikelihood, top, isOpen ? 1e-5 : 1e-7);
    if (!isOpen) tally.same(`${kind}: parameters`, stated, found, parameter);
  }
  if (!value) return;
  const { p, q, gamma, logLikelihood } = value;
  const likeliest = fitValues(histories);
  tally.same(
    'value: log-likelihood',
    logLikelihood,
    valueLikelihoodOf([p, q, gamma], histories),
    TOLERANCES.likelihood,
  );
  // Weighed with what is believed, the top is not that of the likelihood alone.
  tally.same('value: its top', logLikelihood, valueLikelihoodOf(likeliest, histories), 1e-6);
  tally.same('value: parameters', [p, q, gamma], likeliest, TOLERANCES.parameter);
}

function checkCalibration(
  { calibration }: ProfileFit,
  expected: ReturnType<typeof calibratePlainly>,
  buyers: number,
  tally: Tally,
): void {
  tally.same('calibration: deciles', calibration!.length, expected.length);
  for (const of of ['n', 'returned'] as const)
    tally.same(
      `calibration: ${of}`,
      add(calibration!, (bin) => bin[of]),
      add(expected, (bin) => bin[of]),
    );
  for (const [i, { n, predicted, returned, interval }] of calibration!.entries()) {
    const other = expected[i]!;
    const most = Math.max(2, TOLERANCES.decile * buyers);
    tally.holds(`calibration ${i}: n ${n}, not ${other.n}`, Math.abs(n - other.n) <= most);
    tally.holds(
      `calibration ${i}: ${returned} back, not ${other.returned}`,
      Math.abs(returned - other.returned) <= most,
    );
    tally.same(`calibration ${i}: predicted`, predicted, other.predicted, TOLERANCES.chance);
    tally.same(`calibration ${i}: interval`, interval, wilson(returned, n), 1e-9);
  }
}

/** Probabilities, expected orders and percentiles of value of every buyer, against futures drawn by the fitted process. */
function checkBySimulation(
  fitted: Fitted & { readonly values: ValueParameters },
  histories: readonly History[],
  stated: ReadonlyMap<number, StatedBuyer>,
  tally: Tally,
): void {
  const dice = createDice(20_261_124);
  const { pace } = fitted.lesson;
  const horizons = [90 * Math.min(1, pace), 90 * Math.max(1, pace), 365 * pace];
  const [plain, paced] = pace < 1 ? [1, 0] : [0, 1];
  const shares = { clv365P10Minor: 0.1, clv365P50Minor: 0.5, clv365P90Minor: 0.9 };
  const create = (): Distances => ({ clv365P10Minor: [], clv365P50Minor: [], clv365P90Minor: [] });
  const [distances, variances] = [create(), create()];
  for (const history of histories) {
    const buyer = stated.get(history.customer)!;
    const { orders, values } = simulateFutures(history, fitted, { horizons, draws: DRAWS, dice });
    const isLikely = (found: number, expected: number, variance: number) =>
      Math.abs(found - expected) <= SIGMAS * Math.sqrt(Math.max(variance, 1 / DRAWS) / DRAWS);
    const back = orders[plain]!.filter((n) => n > 0).length / DRAWS;
    const chance = chanceOf(fitted.orders, history, 90);
    tally.holds(
      `buyer ${history.customer}: ${back} came back, not ${chance}`,
      isLikely(back, chance, chance * (1 - chance)),
    );
    const mean = add(orders[paced]!, (n) => n) / DRAWS;
    const variance = add(orders[paced]!, (n) => (n - mean) ** 2) / DRAWS;
    const expected = buyer.expectedOrders90!;
    tally.holds(
      `buyer ${history.customer}: ${mean} orders, not ${expected}`,
      isLikely(mean, expected, Math.max(variance, expected)),
    );
    // Who orders within 90 days orders within 365: as many futures have an order as the recalibrated chance asks for.
    const some = values.filter((one) => one > 0).length / DRAWS;
    const least = correctedChance(fitted.orders, fitted.lesson, history, 90);
    const kept = chanceOf(fitted.orders, history, 365 * pace) < least && some > 0 ? least : some;
    for (const name of Object.keys(shares) as (keyof typeof shares)[]) {
      const [value, share] = [buyer[name]!, shares[name]];
      const weigh = (futures: readonly number[]) => {
        const earning = futures.filter((one) => one > 0).length / DRAWS;
        return earning * (kept / some || 0) + (futures.length > earning * DRAWS ? 1 - kept : 0);
      };
      // Shown are whole minor units; nothing at all is a value of its own.
      const below = weigh(values.filter((one) => one < value - 0.5));
      const upTo = weigh(values.filter((one) => one <= value + 0.5));
      const distance = Math.max(0, below - share) - Math.max(0, share - upTo);
      const variance = kept === some ? share * (1 - share) : Math.max(0, share - 1 + kept) * ((1 - share) / some);
      // Where nothing at all is the likeliest there is no other side.
      if (value > 0) distances[name].push(distance);
      if (value > 0) variances[name].push(variance);
      tally.holds(`buyer ${history.customer}: ${name} ${value}`, isLikely(distance, 0, variance));
    }
  }
  for (const name of Object.keys(shares) as (keyof typeof shares)[]) {
    const n = distances[name].length;
    const off = Math.abs(add(distances[name], (distance) => distance)) / n;
    const most = GRID + SIGMAS * Math.sqrt(add(variances[name], (one) => one) / (n * n * DRAWS));
    if (n > 0) tally.holds(`all buyers: ${name} is ${off} off`, off <= most);
  }
}
