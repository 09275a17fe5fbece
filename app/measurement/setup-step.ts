/** One step of the setup guide, checked against what the app has seen. */
export interface SetupStep {
  readonly name: 'backfill' | 'webhooks' | 'model' | 'block' | 'pixel';
  /** done: seen lately; waiting: not yet, nothing wrong; broken: needs the merchant. */
  readonly state: 'done' | 'waiting' | 'broken';
  /** When it was seen last, or since when it is done; null if never. Of a waiting step: what of it was seen so far. */
  readonly at: number | null;
}

/** The setup guide of a shop. */
export interface SetupGuide {
  readonly steps: readonly SetupStep[];
  /** Dismissed guides come back when a step that was done then is not done any more. */
  readonly isShown: boolean;
}
