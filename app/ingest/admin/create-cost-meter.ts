import { z } from 'zod';
import { SECOND } from '../../time.ts';

const schema = z.object({
  cost: z.object({
    requestedQueryCost: z.number(),
    throttleStatus: z.object({
      maximumAvailable: z.number(),
      currentlyAvailable: z.number(),
      restoreRate: z.number().positive(),
    }),
  }),
});

/** Keeps within the leaky bucket of Shopify's query costs, by what the answers say of it. */
export interface CostMeter {
  /** Milliseconds to wait until the bucket holds what the document cost last time; 0 when nothing is known. */
  pauseBefore(document: string): number;
  /** Note the `extensions` of an answer. Gives the milliseconds until the document could be afforded. */
  note(document: string, extensions: unknown): number;
}

/** Create the meter of one shop's bucket, full until an answer says otherwise. */
export function createCostMeter(now: () => number): CostMeter {
  const costs = new Map<string, number>();
  let bucket: { readonly available: number; readonly restoreRate: number; readonly at: number } | null = null;

  const pauseBefore = (document: string): number => {
    const cost = costs.get(document);
    if (bucket === null || cost === undefined) return 0;
    const restored = ((now() - bucket.at) / SECOND) * bucket.restoreRate;
    const missing = cost - bucket.available - restored;
    return missing <= 0 ? 0 : Math.ceil((missing / bucket.restoreRate) * SECOND);
  };

  return {
    pauseBefore,
    note(document, extensions) {
      const parsed = schema.safeParse(extensions);
      if (!parsed.success) return 0;
      const { requestedQueryCost, throttleStatus } = parsed.data.cost;
      costs.set(document, Math.min(requestedQueryCost, throttleStatus.maximumAvailable));
      bucket = { available: throttleStatus.currentlyAvailable, restoreRate: throttleStatus.restoreRate, at: now() };
      return pauseBefore(document);
    },
  };
}
