import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { createRuleWords } from './create-rule-words.ts';
import { describeChange } from './describe-change.ts';
import { readChange } from './read-change.ts';
import { nextChangeId, recordChange, type ChangeAuthor, type ChangeOutcome } from './record-change.ts';
import { MAX_RULES, type Rule } from './rule.ts';
import { versionOf } from './version-of.ts';
import { readRule } from './read-rule.ts';
import { writeRule } from './write-rule.ts';

interface RuleChange {
  readonly shopId: number;
  /** Null for a new rule. */
  readonly ruleId: number | null;
  /** What it is to be; null to delete it. */
  readonly rule: Rule | null;
  /** The version that the merchant saw; of no meaning for a new rule. */
  readonly seen: string;
}

/** Add, change or delete a rule, and write that down. Nothing is written over what the merchant has not seen. */
export function saveRule(db: Database, change: RuleChange, author: ChangeAuthor): ChangeOutcome {
  const { shopId, rule, seen } = change;
  return db.sql
    .transaction((): ChangeOutcome => {
      const before = change.ruleId === null ? null : readRule(db, shopId, change.ruleId);
      if (change.ruleId !== null && before === null) return { state: 'gone' };
      if (before !== null && versionOf(before) !== seen) return { state: 'changed' };
      const after = rule === null ? null : JSON.stringify(rule);
      if (before === after) return { state: 'same' };
      if (before === null && countRules(db, shopId) >= MAX_RULES) return { state: 'too many' };
      const changeId = nextChangeId(db, shopId);
      const ruleId = change.ruleId ?? changeId;
      writeRule(db, shopId, ruleId, after);
      const what = describeChange(readChange({ ruleId, before, after }), createRuleWords(db, shopId));
      return recordChange(db, shopId, { changeId, ruleId, what, before, after, undoes: null }, author);
    })
    .immediate();
}

function countRules(db: Database, shopId: number): number {
  return prepareOnce(db, 'SELECT count(*) FROM MerchandisingRule WHERE shopId = ?').pluck().get(shopId) as number;
}
