import { useText } from './use-text.ts';

/** Something of which there is less than a figure needs. */
export interface Shortage {
  readonly reason: string;
  readonly n: number;
  readonly needed: number;
}

const WORDS: Readonly<Record<string, string>> = {
  'few buyers': 'fewBuyers',
  'short history': 'shortHistory',
  'no repeats': 'noRepeats',
  'few valued buyers': 'fewValued',
  'few returns': 'fewReturns',
  'few waits': 'fewWaits',
};

/** Says why a figure is not known yet: what it needs, and what there is. */
export function useShortage(): (shortage: Shortage | null) => string {
  const text = useText();
  return (shortage) =>
    shortage === null
      ? ''
      : text('buyer.shortage', {
          reason: WORDS[shortage.reason] ?? 'other',
          n: shortage.n,
          needed: shortage.needed,
        });
}
