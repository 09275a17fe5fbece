import type { Report } from './figure.ts';

/** A suite's own flags, as given on the command line: `--orders 10` is `{ orders: '10' }`. */
export type Flags = Readonly<Record<string, string>>;

export interface Suite {
  /** One line for the list of suites. */
  readonly summary: string;
  /** The flags it takes, each with what its value is. */
  readonly flags: Readonly<Record<string, string>>;
  load(): Promise<(flags: Flags, report: Report) => Promise<void>>;
}

/** Every suite of `npm run bench -- <suite>`. Loaded when asked for, so that one suite needs nothing of another. */
export const SUITES: Readonly<Record<string, Suite>> = {
  ingest: {
    summary: 'durable webhook acknowledgements, against commit-per-event and a bare node:http server',
    flags: { rounds: 'rounds of each server', seconds: 'length of a round' },
    load: async () => (await import('./ingest.ts')).benchIngest,
  },
  replay: {
    summary: 'orders of a shop folder as signed webhooks: the same state as their import',
    flags: { dir: 'a shop folder', orders: 'how many orders' },
    load: async () => (await import('./replay.ts')).benchReplay,
  },
  quality: {
    summary: 'how good recommendations and predictions are, on a shop folder or on a public layout',
    flags: {
      task: 'shop, interactions, sessions, sequences, baskets or clv',
      dir: 'a shop folder',
      file: 'the file of the task',
      train: 'sessions to learn from',
      test: 'prefixes and their next item',
      'calibration-end': 'the last day that models of buyers are fitted to',
      'holdout-days': 'how many days after it are asked about',
    },
    load: async () => (await import('./quality.ts')).benchQuality,
  },
  training: {
    summary:
      'seconds of the models on a generated matrix beside libmf, of all profiles, and of a full retrain of a shop folder',
    flags: { dir: 'a shop folder', rounds: 'rounds of each' },
    load: async () => (await import('./training.ts')).benchTraining,
  },
  fresh: {
    summary: 'how soon an accepted order is in the answers, and what it costs',
    flags: { dir: 'a shop folder', orders: 'orders sent' },
    load: async () => (await import('./fresh.ts')).benchFresh,
  },
  shop: {
    summary: "a shop folder's import and training: time and memory",
    flags: { dir: 'a shop folder' },
    load: async () => (await import('./shop.ts')).benchShop,
  },
  pages: {
    summary: 'how long the server takes for every page of the admin, on a generated shop',
    flags: {
      orders: 'how many orders',
      rounds: 'times each is asked',
      database: 'a database made before, instead of a generated shop',
    },
    load: async () => (await import('./pages.ts')).benchPages,
  },
  vitals: {
    summary: 'web vitals of every page of the admin in Chromium, on the shop of a folder',
    flags: { dir: 'a shop folder', database: 'a database made before, instead of a folder' },
    load: async () => (await import('./vitals.ts')).benchVitals,
  },
  serving: {
    summary: 'verified recommendation reads, against a bare node:http server',
    flags: { rounds: 'rounds of each server', requests: 'requests of a round', dir: 'a shop folder' },
    load: async () => (await import('./serving.ts')).benchServing,
  },
};
