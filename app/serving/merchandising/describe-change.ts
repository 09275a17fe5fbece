import { describeRule, type RuleWords } from './describe-rule.ts';
import { parseRule } from './parse-rule.ts';

/** What a change of a rule from one stored text to another did, in plain words. */
export function describeChange(before: string | null, after: string | null, words: RuleWords): string {
  const [old, young] = [before, after].map((text) => (text === null ? null : parseRule(text)));
  const say = (rule: typeof old) => (rule ? describeRule(rule, words) : 'a rule of another version');
  if (before === null) return `Added: ${say(young)}`;
  if (after === null) return `Deleted: ${say(old)}`;
  if (old && young && old.isOn !== young.isOn && say(old) === say(young))
    return `Switched ${young.isOn ? 'on' : 'off'}: ${say(young)}`;
  return `Changed to: ${say(young)} (was: ${say(old)})`;
}
