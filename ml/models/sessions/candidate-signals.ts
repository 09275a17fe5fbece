/**
 * What speaks for a candidate, by column. The first {@link SHARES} are sums over sessions: shares of the sum over the
 * visit's candidates, as `ln(share + .001)`. "Last" is the product looked at last, "shared" a product of the visit that
 * a session holds.
 */
export const SIGNALS = [
  /** V-SKNN; the same with all sessions, squared similarity, lately above all. */
  'near',
  'nearAll',
  /** Near to a shared product by position (STAN; Garg et al., 2019). */
  'close',
  /** Right after the last; after it, by 1 / gap, lately and ever; before it; with it, lately and very lately. */
  'next',
  'after',
  'afterEver',
  'before',
  'with',
  'withLately',
  /** After the last two in their order. */
  'afterBoth',
  /** Around every shared product by 1 / gap; with them, over the root of its own sessions, and over its own sessions. */
  'around',
  'cosine',
  'lift',
  /** After the shared product of a near session, by 1 / gap. */
  'path',
  /** Two steps of the walker from the last two products. */
  'walk',
  /** 1 / (ago + 1) if it is in the visit; whether it is the last or the one before; how often it was looked at. */
  'reminder',
  'isLast',
  'isBeforeLast',
  'times',
  /** Sessions that hold it with a shared product; how new the newest with the last is. */
  'hits',
  'freshness',
  'views',
  'viewsLately',
  'viewsJustNow',
  'stays',
  'returns',
  'opens',
  /** Where it stands by near sessions alone, and by the first sum of all. */
  'rankNear',
  'rank',
  /** The same for all candidates of a visit: its length, its products, the sessions of the last, whether it was repeated. */
  'length',
  'distinct',
  'lastSessions',
  'lastRepeated',
] as const;

/** How many of the signals are shares. */
export const SHARES = 15;

/** The column of each signal. */
export const COLUMN = Object.fromEntries(SIGNALS.map((name, column) => [name, column])) as Readonly<
  Record<(typeof SIGNALS)[number], number>
>;
