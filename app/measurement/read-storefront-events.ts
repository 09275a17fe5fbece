import { z } from 'zod';

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const token = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

const schema = z.object({
  events: z
    .array(
      z.object({
        id: token,
        kind: z.enum(['impression', 'click', 'addToCart']),
        recommendationId: token,
        productId: id,
        slot: z.int().min(1).max(50).optional(),
        visitorId: token.nullish(),
        occurredAt: z.union([z.string().max(40), z.number()]).optional(),
      }),
    )
    .min(1)
    .max(50),
});

/** What a storefront block tells of the recommendations it shows. */
export type StorefrontEvent = z.infer<typeof schema>['events'][number];

/** Read the body of `POST /proxy/events`. Null when it is malformed. */
export function readStorefrontEvents(body: string): readonly StorefrontEvent[] | null {
  try {
    const result = schema.safeParse(JSON.parse(body));
    return result.success ? result.data.events : null;
  } catch {
    return null;
  }
}
