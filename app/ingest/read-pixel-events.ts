import { z } from 'zod';

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const token = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

const eventSchema = z.object({
  id: token,
  kind: z.enum(['view', 'collectionView', 'search', 'addToCart', 'purchase']),
  visitorId: token,
  productId: id.optional(),
  collectionId: id.optional(),
  orderId: id.optional(),
  checkoutToken: z.string().min(8).max(128).optional(),
  occurredAt: z.union([z.string().max(40), z.number()]).optional(),
});
const beaconSchema = z.object({ shop: z.string().max(100), events: z.array(z.unknown()).min(1).max(100) });

/** One event of a beacon, as the pixel states it. */
export type PixelEvent = z.infer<typeof eventSchema>;

/** A beacon: which shop, the events that make sense, and how many did not. */
export interface Beacon {
  readonly shop: string;
  readonly events: readonly PixelEvent[];
  readonly refused: number;
}

/** Read the body of a beacon. Null when it is none. */
export function readPixelEvents(body: string): Beacon | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const beacon = beaconSchema.safeParse(json);
  if (!beacon.success) return null;
  const events: PixelEvent[] = [];
  for (const given of beacon.data.events) {
    const event = eventSchema.safeParse(given);
    if (event.success) events.push(event.data);
  }
  return { shop: beacon.data.shop, events, refused: beacon.data.events.length - events.length };
}
