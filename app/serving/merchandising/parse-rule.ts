import { RULE_SCHEMA } from './rule-schema.ts';
import type { Rule } from './rule.ts';

/** A stored rule; null where this version of Regulars cannot read it: such a rule rests. */
export function parseRule(text: string): Rule | null {
  return RULE_SCHEMA.safeParse(JSON.parse(text)).data ?? null;
}
