import { z } from 'zod';
import { parseGid } from './parse-gid.ts';

/** A global id of one kind, as its number. */
export const gid = (kind: string) =>
  z.string(`must be a gid of ${kind}`).transform((text, context) => {
    const parsed = parseGid(text);
    if (parsed?.kind === kind) return parsed.id;
    context.addIssue({ code: 'custom', message: `must be a gid of ${kind}`, input: text });
    return z.NEVER;
  });

/** `{ id }` of another record, as its number; null where there is none. */
export const reference = (kind: string) =>
  z
    .object({ id: gid(kind) }, 'must be an object with an id')
    .nullish()
    .transform((record) => record?.id ?? null);

/** The shop's side of a MoneyBag: the decimal text of its amount. */
export const shopAmount = z
  .object(
    { shopMoney: z.object({ amount: z.string('must be a decimal in a string') }, 'must be an amount') },
    'must be a money bag',
  )
  .transform((bag) => bag.shopMoney.amount);

export const text = z.string('must be a text');
export const flag = z.boolean('must be true or false');
