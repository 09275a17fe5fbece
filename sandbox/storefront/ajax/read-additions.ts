import { z } from 'zod';
import { gid } from '../../store/gid.ts';
import type { CartLine } from '../types.ts';

const count = z.coerce.number().int().positive().max(1000).default(1);
const addition = z.object({ id: z.coerce.number().int().positive(), quantity: count });
const shape = z.union([
  z.object({ items: z.array(addition).min(1).max(50) }),
  addition.transform((one) => ({ items: [one] })),
]);

/** Read what `/cart/add` was sent: `{items: [{id, quantity}]}` or one `id` and `quantity`, as JSON or as a form. Null when malformed. */
export function readAdditions(fields: ReadonlyMap<string, string>): readonly CartLine[] | null {
  const { items, ...one } = Object.fromEntries(fields);
  const result = shape.safeParse(items === undefined ? one : { items: parseJson(items) });
  if (!result.success) return null;
  return result.data.items.map(({ id, quantity }) => ({ variantId: gid.write('ProductVariant', id), quantity }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
