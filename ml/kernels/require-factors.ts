import type { FactorProblem } from './kernels.ts';

/** @throws {RangeError} if the factors are not of the matrix's size, or the settings are not numbers from 0. */
export function requireFactors(problem: FactorProblem): void {
  const { matrix, transposed, factors, rowFactors, columnFactors, lambda, alpha0 } = problem;
  const rows = matrix.rowCount * factors;
  const columns = matrix.columnCount * factors;
  if (rowFactors.length !== rows || columnFactors.length !== columns)
    throw new RangeError(
      `Cannot alternate: factors must hold ${rows} and ${columns} values, got ${rowFactors.length} and ${columnFactors.length}.`,
    );
  if (transposed.rowCount !== matrix.columnCount || transposed.columns.length !== matrix.columns.length)
    throw new RangeError(
      `Cannot alternate: the transposed matrix must have ${matrix.columnCount} rows, got ${transposed.rowCount}.`,
    );
  if (!(lambda > 0 && alpha0 >= 0 && Number.isFinite(lambda + alpha0)))
    throw new RangeError(
      `Cannot alternate: lambda must be above 0 and alpha0 at least 0, got ${lambda} and ${alpha0}.`,
    );
}
