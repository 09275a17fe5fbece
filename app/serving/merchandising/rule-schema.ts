import { z } from 'zod';
import { BUYER_RULE } from '../../profiles/segments/buyer-rule.ts';
import { PLACEMENTS, type Placement } from '../placements.ts';
import { takesPins } from './select-rules.ts';
import type { RuleError } from './rule-error.ts';
import { hasCondition, LONGEST_AUDIENCE_NAME, MAX_NAMED_PRODUCTS, MAX_SLOT, type Rule } from './rule.ts';

const text = z.string().trim().max(255);
const units = z.int().min(0).max(1_000_000).nullable();
// A rule of a version that did not know it asks for no margin.
const percent = z.int().min(0).max(100, 'margin').nullable().default(null);
const minor = z.int().min(0).nullable();
const day = z.iso.date('day').nullable();
const placements = ['everywhere', ...Object.keys(PLACEMENTS)] as ['everywhere', ...Placement[]];

/** Reads a rule from a form or from the database; its messages are the names of {@link RuleError}. */
export const RULE_SCHEMA: z.ZodType<Rule> = z
  .strictObject({
    action: z.enum(['pin', 'boost', 'bury', 'exclude']),
    strength: z.enum(['slight', 'clear', 'strong']),
    slot: z.int().min(1, 'slot').max(MAX_SLOT, 'slot'),
    products: z
      .array(z.int().positive())
      .max(MAX_NAMED_PRODUCTS, 'many')
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
    const refuse = (field: keyof Rule, message: RuleError) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const { priceFromMinor: low, priceToMinor: high, unitsAbove: above, unitsBelow: below, from, until } = rule;
    if (!hasCondition(rule)) refuse('products', 'empty');
    else if (rule.action === 'pin' && rule.products.length !== 1) refuse('products', 'onePin');
    if (rule.action === 'pin' && rule.placement !== 'everywhere' && !takesPins(rule.placement))
      refuse('placement', 'noPins');
    if (low !== null && high !== null && low > high) refuse('priceToMinor', 'prices');
    if (above !== null && below !== null && above + 1 >= below) refuse('unitsBelow', 'units');
    if (rule.marginAbove !== null && rule.marginBelow !== null && rule.marginAbove >= rule.marginBelow)
      refuse('marginBelow', 'margins');
    if (from !== null && until !== null && from > until) refuse('until', 'days');
  });
