import type { z } from 'zod';
import { BUYER_RULE, REFUSALS, type BuyerRule, type Refusal } from './buyer-rule.ts';

/** A rule, or the first thing that is wrong with it. */
export type ReadRule =
  | { readonly rule: BuyerRule }
  | {
      readonly refusal: Refusal;
      readonly /** Place of the condition; null: the rule as a whole. */ condition: number | null;
    };

const LONGEST_RULE = 16_000;

/** Read a rule as it travels in an address or a form: JSON. Never throws. */
export function readBuyerRule(json: string): ReadRule {
  if (json.length > LONGEST_RULE) return { refusal: 'many', condition: null };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { refusal: 'form', condition: null };
  }
  const parsed = BUYER_RULE.safeParse(value);
  if (parsed.success) return { rule: parsed.data };
  const issue = parsed.error.issues[0] as z.core.$ZodIssue;
  const [, place] = issue.path;
  return { refusal: nameRefusal(issue), condition: typeof place === 'number' ? place : null };
}

function nameRefusal(issue: z.core.$ZodIssue): Refusal {
  const known = REFUSALS.find((refusal) => refusal === issue.message);
  if (known) return known;
  if (issue.code === 'invalid_union') return 'field';
  return issue.code === 'unrecognized_keys' ? 'comparison' : 'form';
}
