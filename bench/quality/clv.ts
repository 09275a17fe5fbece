import { areaUnderCurve } from '#ml/evaluation/area-under-curve.ts';
import { calibrateReturn } from '#ml/profiles/calibrate-return.ts';
import { fitBgNbd } from '#ml/profiles/fit-bg-nbd.ts';
import { fitGammaGamma } from '#ml/profiles/fit-gamma-gamma.ts';
import { fitMbgNbd } from '#ml/profiles/fit-mbg-nbd.ts';
import type { MbgNbd, OrderModel } from '#ml/profiles/order-model.ts';
import { predictOrders } from '#ml/profiles/predict-orders.ts';
import { predictReturn } from '#ml/profiles/predict-return.ts';
import type { Report } from '../figure.ts';
import type { Flags } from '../suites.ts';
import { parseDay, readPurchases } from './clv/read-purchases.ts';
import { splitPurchases, type SplitPurchases } from './clv/split-purchases.ts';

/** Fewer customers in a decile say too little of it. */
const LEAST_IN_DECILE = 30;

/**
 * How well buyers' models foretell: fitted to the orders up to `--calibration-end`, asked of the `--holdout-days` after it
 * (by default up to the file's last day). Time is in weeks, as in the papers.
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
  reportOrderModel('bgnbd', fitBgNbd(split.history), report);
  const model = fitMbgNbd(split.history);
  reportOrderModel('mbgnbd', model, report);
  reportValueModel(split, report);
  reportHoldout(model, split, holdoutDays / 7, report);
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
  const model = values && fitGammaGamma(values);
  if (!model) return;
  const { logLikelihood, buyers, standardErrors, iterations, doubt } = model;
  const fitted = `Gamma-Gamma by maximum likelihood, mean of the repeat purchases of ${buyers} customers, ${iterations} iterations`;
  const detail = doubt ? `${fitted}, ${doubt}` : fitted;
  report({ name: 'gammagamma.loglik', value: logLikelihood, unit: 'nats', decimals: 4, detail });
  for (const key of ['p', 'q', 'gamma'] as const) {
    const error = standardErrors ? `, standard error ${standardErrors[key].toPrecision(3)}` : '';
    report({ name: `gammagamma.${key}`, value: model[key], unit: key === 'gamma' ? 'money' : '', detail: fitted + error });
  }
}

function reportHoldout(model: MbgNbd, { history, bought }: SplitPurchases, weeks: number, report: Report): void {
  const span = `${model.kind}, holdout of ${weeks.toFixed(1)} weeks, ${bought.length} customers`;
  const expected = sum(predictOrders(model, history, weeks));
  const actual = sum(bought);
  report({
    name: 'expected-orders.total',
    value: expected,
    unit: 'orders',
    detail: `${span}; ${actual} came, ratio ${(expected / actual).toFixed(3)}`,
  });
  const probabilities = predictReturn(model, history, weeks);
  const area = areaUnderCurve(probabilities, bought);
  const returned = bought.filter((count) => count > 0).length;
  if (area !== null) {
    report({ name: 'buys-again.auc', value: area, unit: 'share', detail: `${span}; ${returned} bought again` });
  }
  const deciles = calibrateReturn(probabilities, bought);
  const gaps = deciles
    .filter(({ n }) => n >= LEAST_IN_DECILE)
    .map(({ n, predicted, returned: came }) => Math.abs(predicted - came / n));
  if (gaps.length === 0) return;
  report({
    name: 'buys-again.calibration',
    value: 100 * Math.max(...gaps),
    unit: 'points',
    detail: `${span}; largest gap of the deciles with n >= ${LEAST_IN_DECILE}; predicted/came (n): ${deciles
      .map(({ n, predicted, returned: came }) => `${percent(predicted)}/${percent(came / n)} (${n})`)
      .join(', ')}`,
  });
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const percent = (share: number) => (100 * share).toFixed(1);
