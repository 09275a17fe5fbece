/** How two values of one column become one when their versions are equal. Null is below everything. */
export type Join = 'max' | 'min';

interface TableLattice {
  readonly table: string;
  readonly keys: readonly string[];
  /** The column that says which of two rows is newer; left out for immutable facts. */
  readonly version?: string;
  /** The newest version's value stands; values of equal versions join. */
  readonly columns?: Readonly<Record<string, Join>>;
  /** Joins over every version: what never changes once it is known. */
  readonly ever?: Readonly<Record<string, Join>>;
}

/**
 * The upsert that makes a table a join-semilattice: rows are ordered by version, then column by column, so any order
 * and any repetition of the same rows leaves the same table (Shapiro et al., 2011, state-based CRDTs).
 * A row that adds nothing changes nothing: `changes` of the statement is then 0.
 *
 * Parameters: keys, version, columns, ever, each in the order given.
 */
export function buildUpsert({ table, keys, version, columns = {}, ever = {} }: TableLattice): string {
  const versioned = Object.keys(columns);
  const lasting = Object.keys(ever);
  const all = [...keys, ...(version ? [version] : []), ...versioned, ...lasting];
  const old = (column: string) => `"${table}"."${column}"`;
  const sets = lasting.map((column) => `"${column}" = ${joined(table, column, ever[column])}`);
  const news = [`${tuple(lasting, (column) => joined(table, column, ever[column]))} IS NOT ${tuple(lasting, old)}`];
  if (lasting.length === 0) news.pop();
  if (version) {
    const [theirs, ours] = [`excluded."${version}"`, old(version)];
    sets.push(`"${version}" = max(${theirs}, ${ours})`);
    for (const column of versioned) {
      const value = `WHEN ${theirs} = ${ours} THEN ${joined(table, column, columns[column])} ELSE ${old(column)} END`;
      sets.push(`"${column}" = CASE WHEN ${theirs} > ${ours} THEN excluded."${column}" ${value}`);
    }
    news.push(`${theirs} > ${ours}`);
    const differs = `${tuple(versioned, (column) => joined(table, column, columns[column]))} IS NOT ${tuple(versioned, old)}`;
    if (versioned.length > 0) news.push(`(${theirs} = ${ours} AND ${differs})`);
  }
  return `INSERT INTO "${table}" (${all.map((name) => `"${name}"`).join(', ')})
    VALUES (${all.map(() => '?').join(', ')})
    ON CONFLICT (${keys.map((name) => `"${name}"`).join(', ')}) DO UPDATE SET ${sets.join(', ')}
    WHERE ${news.join(' OR ')}`;
}

function joined(table: string, column: string, join: Join = 'max'): string {
  const [theirs, ours] = [`excluded."${column}"`, `"${table}"."${column}"`];
  return `${join}(coalesce(${theirs}, ${ours}), coalesce(${ours}, ${theirs}))`;
}

function tuple(columns: readonly string[], write: (column: string) => string): string {
  return `(${columns.map(write).join(', ')})`;
}
