/** One figure of the README, as `--json` prints it. */
export interface Figure {
  readonly suite: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Decimals to print; by default four digits, and whole numbers from 100 up. */
  readonly decimals?: number;
  /** How it was measured: rounds, sizes, what it is compared with. */
  readonly detail: string;
}

/** Told of each figure as soon as it is known. */
export type Report = (figure: Omit<Figure, 'suite'>) => void;
