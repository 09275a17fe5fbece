import { z } from 'zod';
import {
  BUYER_FIELDS,
  FLAG_FIELDS,
  NUMBER_FIELDS,
  TEXT_FIELDS,
  type BuyerField,
  type FieldKind,
} from './buyer-fields.ts';

/** Why a condition is refused; pages say it in the reader's language as `segments.refused.<reason>`. */
export const REFUSALS = ['form', 'field', 'comparison', 'number', 'order', 'text', 'choice', 'day', 'many'] as const;

export type Refusal = (typeof REFUSALS)[number];

const MOST_CONDITIONS = 20;
const MOST_VALUES = 100;
const LONGEST_TEXT = 255;

/** Least and greatest value of a kind of number; `whole` where there are no fractions. */
const NUMBER_BOUNDS: Readonly<Record<Exclude<FieldKind, 'text' | 'flag'>, NumberBounds>> = {
  count: { least: 0, greatest: 1_000_000, whole: true },
  decimal: { least: 0, greatest: 1_000_000, whole: false },
  money: { least: -1e13, greatest: 1e13, whole: true },
  days: { least: -36_500, greatest: 36_500, whole: false },
  share: { least: 0, greatest: 1, whole: false },
  score: { least: 1, greatest: 5, whole: true },
  product: { least: 1, greatest: Number.MAX_SAFE_INTEGER, whole: true },
};

interface NumberBounds {
  readonly least: number;
  readonly greatest: number;
  readonly whole: boolean;
}

const refuse = (error: Refusal) => ({ error });
const not = z.boolean(refuse('form')).optional();
const number = z.number(refuse('number'));
const text = z.string(refuse('text')).max(LONGEST_TEXT, refuse('text'));
const several = <T extends z.ZodType>(one: T) =>
  z.array(one, refuse('form')).min(1, refuse('many')).max(MOST_VALUES, refuse('many'));
const days = number.int(refuse('number')).min(1, refuse('number')).max(36_500, refuse('number'));
const productId = number.int(refuse('number')).positive(refuse('number'));
const day = z.iso.date(refuse('day'));
const period = { from: day, to: day };
const isForward = ({ from, to }: { readonly from: string; readonly to: string }) => from <= to;

const hasOne = (condition: Readonly<Record<string, unknown>>) =>
  ['is', 'in', 'atLeast', 'atMost', 'between'].filter((name) => condition[name] !== undefined).length === 1;

const numberCondition = z
  .strictObject({
    field: z.enum(NUMBER_FIELDS),
    is: number.optional(),
    atLeast: number.optional(),
    atMost: number.optional(),
    between: z.tuple([number, number], refuse('number')).optional(),
    in: several(number).optional(),
    not,
  })
  .refine(hasOne, refuse('comparison'))
  .refine(({ field, is, atLeast, atMost, between, in: among }) => {
    const { least, greatest, whole } = boundsOf(BUYER_FIELDS[field]);
    const values = [is, atLeast, atMost, ...(between ?? []), ...(among ?? [])].filter((value) => value !== undefined);
    return values.every((value) => value >= least && value <= greatest && (!whole || Number.isInteger(value)));
  }, refuse('number'))
  .refine(({ between }) => between === undefined || between[0] <= between[1], refuse('order'));

const textCondition = z
  .strictObject({ field: z.enum(TEXT_FIELDS), is: text.optional(), in: several(text).optional(), not })
  .refine(hasOne, refuse('comparison'))
  .refine(({ field, is, in: among }) => {
    const { values }: BuyerField = BUYER_FIELDS[field];
    return (
      values === undefined ||
      [...(among ?? []), ...(is === undefined ? [] : [is])].every((value) => values.includes(value))
    );
  }, refuse('choice'));

const ofProduct = { is: productId.optional(), in: several(productId).optional(), not };

/** One condition on a buyer. `not` turns it round. Days are the shop's own, both ends included. */
const CONDITION = z.discriminatedUnion('field', [
  numberCondition,
  textCondition,
  z.strictObject({ field: z.enum(FLAG_FIELDS), is: z.boolean(refuse('choice')), not }),
  z
    .strictObject({ field: z.enum(['firstOrderBetween', 'lastOrderBetween']), ...period, not })
    .refine(isForward, refuse('order')),
  z
    .strictObject({ field: z.literal('orderedBetween'), ...period, did: z.boolean(refuse('form')), not })
    .refine(isForward, refuse('order')),
  z
    .strictObject({ field: z.enum(['boughtProduct', 'startedWith']), ...ofProduct })
    .refine(hasOne, refuse('comparison')),
  /** Back so many days after the first order, or not; whose first order is younger meets neither. */
  z.strictObject({ field: z.literal('secondOrderWithin'), days, did: z.boolean(refuse('form')), not }),
  z
    .strictObject({ field: z.literal('boughtType'), is: text.optional(), in: several(text).optional(), not })
    .refine(hasOne, refuse('comparison')),
  /** One of the buyer's due products; with `withinDays` only those due until then, overdue ones included. */
  z
    .strictObject({
      field: z.literal('dueProduct'),
      ...ofProduct,
      withinDays: number.min(-36_500, refuse('number')).max(36_500, refuse('number')).optional(),
    })
    .refine(hasOne, refuse('comparison')),
]);

/** Which buyers: those who meet every condition. Without conditions, all. */
export const BUYER_RULE = z.strictObject(
  { all: z.array(CONDITION, refuse('form')).max(MOST_CONDITIONS, refuse('many')) },
  refuse('form'),
);

export type Condition = z.infer<typeof CONDITION>;
export type BuyerRule = z.infer<typeof BUYER_RULE>;

function boundsOf({ kind }: BuyerField): NumberBounds {
  if (kind === 'text' || kind === 'flag')
    throw new RangeError(`Cannot bound a field: it must be a number, got ${kind}.`);
  return NUMBER_BOUNDS[kind];
}
