const RULE_ERRORS = [
  // What a field holds: no number, none of its list, no amount, no margin, too much, no place, no day.
  'number',
  'choice',
  'amount',
  'margin',
  'many',
  'slot',
  'day',
  // What does not go together.
  'empty',
  'onePin',
  'noPins',
  'prices',
  'units',
  'margins',
  'days',
  // What no form of ours sends.
  'form',
] as const;

/** What is wrong with a field of a rule. */
export type RuleError = (typeof RULE_ERRORS)[number];

/** Whether a text names an error. */
export function isRuleError(text: string): text is RuleError {
  return RULE_ERRORS.some((error) => error === text);
}
