import type { BuyerRule, Refusal } from './buyer-rule.ts';
import { readBuyerRule } from './read-buyer-rule.ts';
import { LONGEST_NAME } from './segment.ts';

/** A segment as the merchant writes it. */
export interface SegmentDraft {
  readonly name: string;
  readonly rule: BuyerRule;
}

/** What is wrong with a form: the name, or a condition (`null`: the rule as a whole). */
export interface SegmentErrors {
  readonly name?: 'empty' | 'long' | 'many';
  readonly rule?: { readonly refusal: Refusal; readonly condition: number | null };
}

/** Read the fields `name` and `rule` (JSON). */
export function readSegmentForm(form: FormData): { draft: SegmentDraft } | { errors: SegmentErrors } {
  const name = String(form.get('name') ?? '').trim();
  const read = readBuyerRule(String(form.get('rule') ?? ''));
  const wrongName = name === '' ? 'empty' : name.length > LONGEST_NAME ? 'long' : null;
  if ('rule' in read && wrongName === null) return { draft: { name, rule: read.rule } };
  return { errors: { ...(wrongName && { name: wrongName }), ...('refusal' in read && { rule: read }) } };
}
