import { estimateCovariance } from '../math/estimate-covariance.ts';
import { minimise, type Objective } from '../math/minimise.ts';
import { createObjective, EDGE, type LogPrior } from './create-objective.ts';
import { createOrderLikelihood } from './create-order-likelihood.ts';
import { mergeHistories, type HistoryCells } from './merge-histories.ts';
import type { FitDoubt, OrderModel, OrderModelErrors } from './order-model.ts';
import type { PurchaseHistory } from './purchase-history.ts';

export interface FitOrderModelOptions {
  /** Default 200. */
  readonly maxIterations?: number;
  /**
   * What is believed of ln r, ln alpha, ln a and ln b beforehand, alpha in the history's unit of time; without it the
   * fit is by the data alone.
   */
  readonly prior?: LogPrior;
  /** Whether standard errors are asked for. Default true. */
  readonly withErrors?: boolean;
}

/** More cells are first fitted to evenly taken ones, so that all of them are gone through fewer times. */
const MOST_FIRST = 10_000;
/** In the scaled time: many buyers order little (CDNOW), buyers alike and often, hardly ever. */
const STARTS = [
  [Math.log(0.3), Math.log(0.2), Math.log(0.8), Math.log(2.5)],
  [Math.log(2), Math.log(0.3), Math.log(0.5), Math.log(2)],
  [Math.log(0.1), Math.log(2), Math.log(1), Math.log(1)],
] as const;

/**
 * Fit a model of orders by maximum likelihood, or by its maximum with a prior: BFGS on the logarithms of the parameters,
 * from a second and third start only where the first does not arrive. Does not depend on the order of the buyers.
 *
 * @throws {RangeError} if the columns are not histories (see `mergeHistories`).
 */
export function fitOrderModel<Kind extends OrderModel['kind']>(
  kind: Kind,
  history: PurchaseHistory,
  { maxIterations = 200, prior, withErrors = true }: FitOrderModelOptions = {},
): OrderModel & { readonly kind: Kind } {
  const buyers = history.frequency.length;
  const unit = history.age.reduce((sum, age) => sum + age, 0) / buyers || 1;
  const cells = scaleTime(mergeHistories(history), unit);
  const likelihood = createOrderLikelihood(kind, cells);
  const scaled = prior && { ...prior, means: prior.means.map((mean, i) => (i === 1 ? mean - Math.log(unit) : mean)) };
  const objective = createObjective(likelihood, Math.max(1, buyers), scaled);
  const { start, inverse } = findStart(kind, cells, scaled);
  let best = minimise(objective, start, { maxIterations, ...(inverse && { inverse }) });
  for (const start of STARTS.slice(1)) {
    if (best.converged && !isAtEdge(best.point)) break;
    const other = minimise(objective, start, { maxIterations });
    if (other.value < best.value || (other.converged && !best.converged)) best = other;
  }
  const { point, iterations, converged } = best;
  const [r, alpha, a, b] = Array.from(point, Math.exp) as [number, number, number, number];
  const repeats = cells.frequency.reduce((sum, x, i) => sum + x * cells.weights[i]!, 0);
  return {
    kind,
    r,
    alpha: alpha * unit,
    a,
    b,
    // Per unit of the scaled time; the density of each repeat is that of the history's own unit.
    logLikelihood: likelihood(point, new Float64Array(4)) - repeats * Math.log(unit),
    standardErrors: withErrors ? estimateErrors(objective, point, { buyers, values: [r, alpha * unit, a, b] }) : null,
    buyers,
    iterations,
    converged,
    doubt: findDoubt(cells, best),
  };
}

/** Where to start, and what a first fit to few cells learned of the curvature. */
function findStart(
  kind: OrderModel['kind'],
  cells: HistoryCells,
  prior?: LogPrior,
): { readonly start: ArrayLike<number>; readonly inverse: Float64Array | null } {
  const every = Math.ceil(cells.weights.length / MOST_FIRST);
  if (every <= 1) return { start: STARTS[0], inverse: null };
  const take = (column: Float64Array) => column.filter((_, i) => i % every === 0);
  const weights = take(cells.weights);
  const few = { frequency: take(cells.frequency), recency: take(cells.recency), age: take(cells.age), weights };
  const buyers = weights.reduce((sum, weight) => sum + weight, 0);
  const first = minimise(createObjective(createOrderLikelihood(kind, few), buyers, prior), STARTS[0]);
  return { start: first.point, inverse: first.converged ? first.inverse : null };
}

function scaleTime(cells: HistoryCells, unit: number): HistoryCells {
  return { ...cells, recency: cells.recency.map((t) => t / unit), age: cells.age.map((t) => t / unit) };
}

function estimateErrors(
  objective: Objective,
  point: Float64Array,
  { buyers, values }: { readonly buyers: number; readonly values: readonly number[] },
): OrderModelErrors | null {
  if (isAtEdge(point)) return null;
  const covariance = estimateCovariance(objective, point);
  if (covariance === null) return null;
  // The error of a logarithm, of one buyer's share of the likelihood, times the value.
  const [r, alpha, a, b] = values.map((value, i) => value * Math.sqrt(covariance[i * 5]! / buyers));
  return { r: r!, alpha: alpha!, a: a!, b: b! };
}

function findDoubt(
  cells: HistoryCells,
  { point, converged }: { point: Float64Array; converged: boolean },
): FitDoubt | null {
  if (!cells.frequency.some((x) => x > 0)) return 'no repeats';
  if (!cells.age.some((age) => age > 0)) return 'no time';
  if (isAtEdge(point)) return 'at the edge';
  return converged ? null : 'not converged';
}

function isAtEdge(point: Float64Array): boolean {
  return point.some((log) => Math.abs(log) > EDGE - 1);
}
