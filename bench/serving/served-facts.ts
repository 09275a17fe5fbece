/** The shop that is served. */
export interface ServedShopFacts {
  readonly domain: string;
  readonly productIds: readonly number[];
  readonly customerIds: readonly number[];
  readonly orders: number;
}

/** What a server tells once it listens; the bare one serves no shop. */
export interface ServedFacts {
  readonly url: string;
  readonly shop: ServedShopFacts | null;
}
