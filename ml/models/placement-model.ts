import type { FactorModel } from './factor-model.ts';
import type { ItemTable } from './item-table.ts';

/** Factors that serve a placement. */
export interface PlacementFactors extends FactorModel {
  /** What a product's score `w . h` is multiplied by, by vocabulary index: above 0. */
  readonly lifts: Float32Array;
}

/**
 * What serves one placement: plain columns, whatever recipe trained them. The score of a candidate for the products
 * asked about is the sum of what their rows say for it, each times its voice and its age's weight, plus its prior.
 */
export interface PlacementModel {
  /** The recipe's name. */
  readonly recipe: string;
  /** What an asked product says for others; empty rows where a recipe asks for none. */
  readonly table: ItemTable;
  /** Null where the table speaks. */
  readonly factors: PlacementFactors | null;
  /** How loudly a product may speak when it is asked about, by vocabulary index. */
  readonly voices: Float32Array;
  /** Added to a candidate's score whoever asks, by vocabulary index: 0 and above. Empty: nothing is added. */
  readonly prior: Float32Array;
  /** The products with the highest prior, best first: candidates even where no row names them. */
  readonly leaders: Uint32Array;
  /** Milliseconds after which an asked product counts half, counted from the newest one; Infinity: never. */
  readonly halfLife: number;
}
