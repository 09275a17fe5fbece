import { z } from 'zod';
import { BUYER_RULE } from '../../profiles/segments/buyer-rule.ts';
import { PLACEMENTS, type Placement } from '../placements.ts';
import { takesPins } from './select-rules.ts';
import { hasCondition, LONGEST_AUDIENCE_NAME, MAX_NAMED_PRODUCTS, MAX_SLOT, type Rule } from './rule.ts';

const text = z.string().trim().max(255);
const units = z.int().min(0).max(1_000_000).nullable();
// A rule of a version that did not know it asks for no margin.
const percent = z.int().min(0).max(100, 'A margin is at most 100 %.').nullable().default(null);
const minor = z.int().min(0).nullable();
const day = z.iso.date().nullable();
const placements = ['everywhere', ...Object.keys(PLACEMENTS)] as ['everywhere', ...Placement[]];

/** Reads a rule from a form or from the database; its messages are for the merchant, by field. */
export const RULE_SCHEMA: z.ZodType<Rule> = z
  .strictObject({
    action: z.enum(['pin', 'boost', 'bury', 'exclude']),
    strength: z.enum(['slight', 'clear', 'strong']),
    slot: z.int().min(1).max(MAX_SLOT),
    products: z
      .array(z.int().positive())
      .max(MAX_NAMED_PRODUCTS, `Name at most ${MAX_NAMED_PRODUCTS} products`)
      .transform((ids) => [...new Set(ids)].sort((left, right) => left - right)),
    productType: text,
    vendor: text,
    tag: text,
    // A rule of a version that did not know it asks for none.
    collectionId: z.int().positive().nullable().default(null),
    priceFromMinor: minor,
    priceToMinor: minor,
    unitsBelow: units,
    unitsAbove: units,
    marginBelow: percent,
    marginAbove: percent,
    placement: z.enum(placements),
    onProduct: z.int().positive().nullable(),
    // A rule of a version that did not know it holds for everybody.
    audience: z
      .strictObject({ name: z.string().trim().min(1).max(LONGEST_AUDIENCE_NAME), rule: BUYER_RULE })
      .nullable()
      .default(null),
    from: day,
    until: day,
    isOn: z.boolean(),
  })
  .superRefine((rule, context) => {
    const refuse = (field: keyof Rule, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    const { priceFromMinor: low, priceToMinor: high, unitsAbove: above, unitsBelow: below, from, until } = rule;
    if (!hasCondition(rule)) refuse('products', 'Say which products this is for: fill in at least one of these.');
    else if (rule.action === 'pin' && rule.products.length !== 1) refuse('products', 'Choose the one product to pin.');
    if (rule.action === 'pin' && rule.placement !== 'everywhere' && !takesPins(rule.placement))
      refuse('placement', 'This list shows only what the buyer bought before: nothing can be pinned there.');
    if (low !== null && high !== null && low > high)
      refuse('priceToMinor', 'The highest price must not be below the lowest.');
    if (above !== null && below !== null && above + 1 >= below)
      refuse('unitsBelow', 'No stock is above the one and below the other.');
    if (rule.marginAbove !== null && rule.marginBelow !== null && rule.marginAbove >= rule.marginBelow)
      refuse('marginBelow', 'No margin is above the one and below the other.');
    if (from !== null && until !== null && from > until) refuse('until', 'The last day must not be before the first.');
  });
