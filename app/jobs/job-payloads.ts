/** Every job there is, and what it must be told. The table of what they do is jobs.ts. */
export interface JobPayloads {
  /**
   * Learn the shop's model. `factsVersion` is what the shop's facts were when it was asked for; `chooses` asks for recipes
   * to be chosen anew.
   */
  'train-shop': { readonly factsVersion?: number | undefined; readonly chooses?: boolean | undefined };
  'start-backfill': { readonly restart?: boolean | undefined };
  'activate-pixel': Readonly<Record<string, never>>;
  /**
   * Take the backfill one step further: poll the running bulk operation, or read its result. A segment whose tags the named
   * operation has written goes on.
   */
  'read-bulk-result': { readonly bulkOperationId?: string | undefined };
  /** Fetch one order with its lines and refunds. */
  'refresh-order': { readonly orderId: number };
  /** Fetch one collection with all that is in it. */
  'refresh-collection': { readonly collectionId: number };
  'reconcile-shop': Readonly<Record<string, never>>;
  'refresh-token': Readonly<Record<string, never>>;
  prune: Readonly<Record<string, never>>;
  /** Send the digest if it is due. */
  'send-digest': Readonly<Record<string, never>>;
  /** Fit what the shop's buyers have in common, and rebuild all profiles. */
  'fit-profiles': Readonly<Record<string, never>>;
  /** Bring the tags of a segment's members in Shopify up to date. */
  'sync-segment': { readonly segmentId: number };
  'sync-segments': Readonly<Record<string, never>>;
}

export type JobName = keyof JobPayloads;
