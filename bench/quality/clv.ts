import { areaUnderCurve } from '#ml/evaluation/area-under-curve.ts';
import { calibrateReturn, type CalibrationBin } from '#ml/profiles/calibrate-return.ts';
import { chooseLandmark } from '#ml/profiles/choose-landmark.ts';
import { fitBgNbd } from '#ml/profiles/fit-bg-nbd.ts';
import { fitGammaGamma } from '#ml/profiles/fit-gamma-gamma.ts';
import { fitMbgNbd } from '#ml/profiles/fit-mbg-nbd.ts';
import { fitOrders } from '#ml/profiles/fit-orders.ts';
import { learnRecalibration } from '#ml/profiles/learn-recalibration.ts';
import type { MbgNbd, OrderModel } from '#ml/profiles/order-model.ts';
import { predictOrders } from '#ml/profiles/predict-orders.ts';
import { predictReturn } from '#ml/profiles/predict-return.ts';
import type { PurchaseHistory } from '#ml/profiles/purchase-history.ts';
import { recalibrateReturn } from '#ml/profiles/recalibrate-return.ts';
import type { Recalibration } from '#ml/profiles/recalibration.ts';
import type { Report } from '../figure.ts';
import type { Flags } from '../suites.ts';
import { parseDay, readPurchases, type Purchase } from './clv/read-purchases.ts';
import { splitPurchases, type SplitPurchases } from './clv/split-purchases.ts';

/** Fewer customers in a decile say too little of it. */
const LEAST_IN_DECILE = 30;
const WEEK_DAYS = 7;

/**
 * How well buyers' models foretell: fitted to the orders up to `--calibration-end`, asked of the `--holdout-days` after it
 * (by default up to the file's last day). Models to compare with the papers' have their weeks of two decimals. What is
 * foretold is foretold as for a shop: in days, with a prior where the likelihood has no top, recalibrated by an earlier
 * forecast within the calibration; nothing is learned from the holdout.
 *
 * CDNOW's 1/10 sample, made of the public file by
 * `awk '{ print $2 "," $3 "," $5 }' CDNOW_sample.txt > cdnow.csv`, has its calibration end on 1997-09-30.
 *
 * @throws {Error} if the file cannot be read, or nobody bought before the end of calibration or after it.
 */
export function benchClv(flags: Flags, report: Report): void {
  const purchases = readPurchases(flags.file);
  const end = parseDay(flags['calibration-end'] ?? '');
  if (end === null)
    throw new Error(
      `Cannot measure clv: --calibration-end must be a day such as 1997-09-30, got "${flags['calibration-end'] ?? ''}".`,
    );
  const lastDay = purchases.reduce((last, { day }) => Math.max(last, day), -Infinity);
  const holdoutDays = readHoldoutDays(flags['holdout-days'], lastDay - end);
  const split = splitPurchases(purchases, end, holdoutDays);
  if (split.bought.length === 0)
    throw new Error(`Cannot measure clv: an order must come up to --calibration-end, got none.`);
  const weeks = toWeeks(split.history);
  reportOrderModel('bgnbd', fitBgNbd(weeks), report);
  reportOrderModel('mbgnbd', fitMbgNbd(weeks), report);
  reportValueModel(split, report);
  const model = fitOrders(split.history, { withErrors: false });
  reportHoldout({ model, recalibration: recalibrate(purchases, end, holdoutDays) }, split, holdoutDays, report);
}

function recalibrate(purchases: readonly Purchase[], end: number, holdoutDays: number): Recalibration {
  const first = purchases.reduce((least, { day }) => Math.min(least, day), end);
  const window = Math.round(chooseLandmark(end - first, holdoutDays));
  const { history, bought } = splitPurchases(purchases, end - window, window);
  return learnRecalibration({ history, bought, window });
}

/** With two decimals, as in the papers' own file. */
function toWeeks({ frequency, recency, age }: PurchaseHistory): PurchaseHistory {
  const round = (days: number) => Math.round((100 * days) / WEEK_DAYS) / 100;
  return { frequency, recency: recency.map(round), age: age.map(round) };
}

function readHoldoutDays(text: string | undefined, rest: number): number {
  const days = text === undefined ? rest : Number(text);
  if (Number.isSafeInteger(days) && days > 0 && days <= rest) return days;
  throw new Error(
    text === undefined
      ? `Cannot measure clv: orders must come after --calibration-end, got none.`
      : `Cannot measure clv: --holdout-days must be a whole number from 1 to the file's ${rest}, got "${text}".`,
  );
}

function reportOrderModel(name: string, model: OrderModel, report: Report): void {
  const { kind, logLikelihood, buyers, standardErrors, iterations, doubt } = model;
  const fitted = `${kind} by maximum likelihood, ${buyers} customers, time in weeks, ${iterations} iterations`;
  const detail = doubt ? `${fitted}, ${doubt}` : fitted;
  report({ name: `${name}.loglik`, value: logLikelihood, unit: 'nats', decimals: 4, detail });
  for (const key of ['r', 'alpha', 'a', 'b'] as const) {
    const error = standardErrors ? `, standard error ${standardErrors[key].toPrecision(3)}` : '';
    report({ name: `${name}.${key}`, value: model[key], unit: key === 'alpha' ? 'weeks' : '', detail: fitted + error });
  }
}

function reportValueModel({ values }: SplitPurchases, report: Report): void {
  const model = fitGammaGamma(values);
  if (!model) return;
  const { logLikelihood, buyers, standardErrors, iterations, doubt } = model;
  const fitted = `Gamma-Gamma by maximum likelihood, mean of the repeat purchases of ${buyers} customers, ${iterations} iterations`;
  const detail = doubt ? `${fitted}, ${doubt}` : fitted;
  report({ name: 'gammagamma.loglik', value: logLikelihood, unit: 'nats', decimals: 4, detail });
  for (const key of ['p', 'q', 'gamma'] as const) {
    const error = standardErrors ? `, standard error ${standardErrors[key].toPrecision(3)}` : '';
    report({
      name: `gammagamma.${key}`,
      value: model[key],
      unit: key === 'gamma' ? 'money' : '',
      detail: fitted + error,
    });
  }
}

function reportHoldout(
  { model, recalibration }: { readonly model: MbgNbd; readonly recalibration: Recalibration },
  { history, bought }: SplitPurchases,
  days: number,
  report: Report,
): void {
  const { pace, weights } = recalibration;
  const span = `${model.kind} recalibrated by an earlier window, holdout of ${(days / WEEK_DAYS).toFixed(1)} weeks, ${bought.length} customers`;
  const expected = sum(predictOrders(model, history, days * pace));
  const actual = sum(bought);
  report({
    name: 'expected-orders.total',
    value: expected,
    unit: 'orders',
    detail: `${span}; ${actual} came${actual > 0 ? `, ratio ${(expected / actual).toFixed(3)}` : ''}; pace ${pace.toFixed(3)}, without it ${sum(predictOrders(model, history, days)).toFixed(0)}`,
  });
  const plain = predictReturn(model, history, days);
  const probabilities = plain.map((one, i) => recalibrateReturn(recalibration, one, history.frequency[i]!));
  const area = areaUnderCurve(probabilities, bought);
  const returned = bought.filter((count) => count > 0).length;
  if (area !== null) {
    const detail = `${span}; ${returned} bought again; without it ${areaUnderCurve(plain, bought)!.toFixed(4)}; weights ${weights.map((weight) => weight.toFixed(2)).join(' ')}`;
    report({ name: 'buys-again.auc', value: area, unit: 'share', detail });
  }
  const deciles = calibrateReturn(probabilities, bought);
  const gap = findGap(deciles);
  if (gap === null) return;
  report({
    name: 'buys-again.calibration',
    value: gap,
    unit: 'points',
    detail: `${span}; largest gap of the deciles with n >= ${LEAST_IN_DECILE}; without it ${findGap(calibrateReturn(plain, bought))?.toFixed(1)}; predicted/came (n): ${deciles
      .map(({ n, predicted, returned: came }) => `${percent(predicted)}/${percent(came / n)} (${n})`)
      .join(', ')}`,
  });
}

/** The largest distance of what was predicted from what came, in points. */
function findGap(deciles: readonly CalibrationBin[]): number | null {
  const gaps = deciles
    .filter(({ n }) => n >= LEAST_IN_DECILE)
    .map(({ n, predicted, returned }) => 100 * Math.abs(predicted - returned / n));
  return gaps.length > 0 ? Math.max(...gaps) : null;
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const percent = (share: number) => (100 * share).toFixed(1);
