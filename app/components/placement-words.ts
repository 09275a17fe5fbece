import type { PlacementName } from '#app/training/model-figures.ts';

interface PlacementWords {
  readonly name: string;
  /** What the recommender is asked. */
  readonly question: string;
  /** "Of 100 {asked}, the 10 {shown} held {found} in 31". */
  readonly asked: string;
  readonly shown: string;
  readonly found: string;
  /** The simplest way, which all others have to beat, and how a sentence speaks of it. */
  readonly yardstick: string;
  readonly yardstickWords: string;
  /** What it is learned from. */
  readonly learnedFrom: 'orders' | 'visits';
}

const BESTSELLERS = {
  shown: 'products shown',
  yardstick: 'popularity',
  yardstickWords: 'bestsellers',
  learnedFrom: 'orders',
} as const;

/** How the admin speaks of each placement. */
export const PLACEMENT_WORDS: Readonly<Record<PlacementName, PlacementWords>> = {
  product: {
    ...BESTSELLERS,
    name: 'Product page',
    question: 'Given one product of an order, which others are in it?',
    asked: 'next orders',
    found: 'one of the bought products',
  },
  cart: {
    ...BESTSELLERS,
    name: 'Cart',
    question: 'Given all but one product of an order, which is missing?',
    asked: 'next orders',
    found: 'the missing product',
  },
  home: {
    ...BESTSELLERS,
    name: 'Home page',
    question: 'Which products new to a buyer will the buyer want?',
    asked: 'buyers who came back for something new',
    found: 'one of the products they chose',
  },
  'buy-again': {
    name: 'Buy again',
    question: 'Which of the products a buyer has bought are wanted again?',
    asked: 'buyers who bought something again',
    shown: 'past products shown',
    found: 'one of those they bought',
    yardstick: 'frequency',
    yardstickWords: 'those they bought most often',
    learnedFrom: 'orders',
  },
  visit: {
    ...BESTSELLERS,
    yardstickWords: 'what is looked at most',
    learnedFrom: 'visits',
    name: 'While browsing',
    question: 'Given what a visitor looked at, what is looked at next?',
    asked: 'next looks',
    found: 'the product looked at',
  },
};
