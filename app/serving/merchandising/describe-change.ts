import { describeRule, type RuleWords } from './describe-rule.ts';
import type { Change, ChangedRule } from './read-change.ts';

/** What a change did, in plain words; null cannot be read. */
export function describeChange(change: Change | null, words: RuleWords): string {
  const { text } = words;
  switch (change?.of) {
    case 'variety':
      return text('merchandising.change.variety', { before: change.before, after: change.after });
    case 'exploring':
      return text('merchandising.change.exploring', { explores: change.after ? 'yes' : 'no' });
    case 'rule':
      return describeRuleChange(change.before, change.after, words);
    case undefined:
      return text('merchandising.change.unreadable');
  }
}

function describeRuleChange(before: ChangedRule, after: ChangedRule, words: RuleWords): string {
  const { text } = words;
  const [old, young] = [before, after].map((rule) =>
    rule === 'unreadable' ? text('merchandising.change.unreadable') : rule && describeRule(rule, words),
  );
  if (!old) return text('merchandising.change.added', { rule: young });
  if (!young) return text('merchandising.change.deleted', { rule: old });
  if (isOn(before) !== isOn(after) && old === young)
    return text(isOn(after) ? 'merchandising.change.on' : 'merchandising.change.off', { rule: young });
  return text('merchandising.change.rule', { before: old, after: young });
}

function isOn(rule: ChangedRule): boolean {
  return rule !== null && rule !== 'unreadable' && rule.isOn;
}
