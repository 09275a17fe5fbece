/** Figures compared, and those that differ. */
export interface Tally {
  readonly compared: number;
  readonly differences: readonly string[];
  /**
   * Compare a value with what it should be, figure by figure: every field of one must be in the other.
   *
   * @param within numbers that are not whole may differ by this share of them (of 1 below it); by default not at all.
   */
  same(at: string, found: unknown, expected: unknown, within?: number): void;
  /** Compare the rows of a CSV, which has a heading, with the values its cells should have. */
  sameCsv(at: string, csv: string, rows: readonly (readonly unknown[])[], within?: number): void;
  /** Count a comparison made elsewhere. */
  holds(at: string, isSo: boolean): void;
}

export function createTally(): Tally {
  const tally = { compared: 0, differences: [] as string[] };
  const holds = (at: string, isSo: boolean) => {
    tally.compared += 1;
    if (!isSo) tally.differences.push(at);
  };
  const same = (at: string, found: unknown, expected: unknown, within = 0): void => {
    if (!isTree(found) || !isTree(expected)) {
      if (found === undefined && expected === undefined) return;
      return holds(`${at}: ${write(found)} is not ${write(expected)}`, isSame(found, expected, within));
    }
    for (const key of new Set([...Object.keys(found), ...Object.keys(expected)]))
      same(`${at}.${key}`, found[key], expected[key], within);
  };
  return Object.assign(tally, {
    holds,
    same,
    sameCsv(at: string, csv: string, rows: readonly (readonly unknown[])[], within = 0) {
      const found = csv.trimEnd().split('\n').slice(1).map(splitCells);
      same(
        at,
        found.map((cells, row) => cells.map((cell, i) => readAs(cell, rows[row]?.[i]))),
        rows,
        within,
      );
    },
  });
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const write = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

function isSame(found: unknown, expected: unknown, within: number): boolean {
  if (found === expected) return true;
  if (typeof found !== 'number' || typeof expected !== 'number') return false;
  // What is counted is whole: it is the same or it is not.
  if (Number.isInteger(found) && Number.isInteger(expected)) return false;
  return Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected));
}

function splitCells(line: string): string[] {
  return [...`,${line}`.matchAll(/,("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell]) =>
    cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!,
  );
}

/** A cell as the kind of value that is expected in it. */
function readAs(cell: string, expected: unknown): unknown {
  if (cell === '' && expected !== '') return null;
  if (typeof expected === 'number') return Number(cell);
  return typeof expected === 'boolean' ? cell === 'true' : cell;
}
