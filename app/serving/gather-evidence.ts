import { findRhythm, type Rhythm } from './find-rhythm.ts';
import type { Reason, ServedShop, Source } from './served-shop.ts';
import { timesChance } from './times-chance.ts';

/** What speaks for a product in a list, for the merchant's page to put into words. */
export interface Evidence {
  readonly kind: Source;
  /** The product it goes with, where the shopper is told one. */
  readonly title: string | null;
  readonly by: Reason['by'];
  /** Orders, buyers or visits that hold both; of a list, the orders of the product; of what is due, its purchases. */
  readonly together: number;
  readonly timesChance: number | null;
  /** Of what is due; null where there is none. */
  readonly rhythm: Rhythm | null;
  readonly productType: string;
  /** Likeness was learned from what is bought together: it says what goes with what. */
  readonly isLearned: boolean;
}

/** Gather what speaks for the product at a catalogue position. */
export function gatherEvidence({ catalog, model }: ServedShop, reason: Reason, position: number): Evidence {
  const { kind, withPosition, by, together, gapDays = Infinity } = reason;
  return {
    kind,
    title: withPosition === null ? null : catalog.products[withPosition]!.title,
    by,
    together,
    timesChance: timesChance(reason),
    rhythm: kind === 'due' ? findRhythm({ purchases: together, gapDays }) : null,
    productType: catalog.products[position]!.productType,
    isLearned: model?.content?.recipe === 'two-tower',
  };
}
