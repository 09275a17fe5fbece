import { z } from 'zod';
import type { Shop } from '../../../prisma/generated/client.ts';
import type { App } from '../../app.server.ts';
import { parseRule } from './parse-rule.ts';
import { readRule } from './read-rule.ts';
import { readRuleForm, type RuleErrors } from './read-rule-form.ts';
import type { ChangeAuthor, ChangeOutcome } from './record-change.ts';
import { saveRule } from './save-rule.ts';
import { saveExploring } from './save-exploring.ts';
import { saveVariety } from './save-variety.ts';
import { undoChange } from './undo-change.ts';
import { VARIETY_SCHEMA } from './get-variety.ts';

/** What became of a form of the merchandising page. */
export type FormOutcome = ChangeOutcome | { readonly state: 'invalid'; readonly errors: RuleErrors };

const SWITCH_SCHEMA = z.enum(['on', 'off']);

/** Do what a form of the merchandising page asks; null for what no form of ours asks. */
export function changeMerchandising(
  { db }: App,
  { id: shopId, currency }: Shop,
  form: FormData,
  author: ChangeAuthor,
): FormOutcome | null {
  const ruleId = Number(form.get('ruleId')) || null;
  const seen = String(form.get('seen') ?? '');
  switch (form.get('intent')) {
    case 'save-rule': {
      const read = readRuleForm(form, currency);
      if ('errors' in read) return { state: 'invalid', errors: read.errors };
      return saveRule(db, { shopId, ruleId, rule: read.rule, seen }, author);
    }
    case 'switch-rule': {
      const rule = ruleId === null ? null : parseRule(readRule(db, shopId, ruleId) ?? 'null');
      if (rule === null) return { state: 'gone' };
      return saveRule(db, { shopId, ruleId, rule: { ...rule, isOn: !rule.isOn }, seen }, author);
    }
    case 'delete-rule':
      return ruleId === null ? null : saveRule(db, { shopId, ruleId, rule: null, seen }, author);
    case 'set-variety': {
      const [variety, was] = ['variety', 'seen'].map((name) => VARIETY_SCHEMA.safeParse(form.get(name)).data);
      return variety && was ? saveVariety(db, { shopId, variety, seen: was }, author) : null;
    }
    case 'set-exploring': {
      const [explores, was] = ['explores', 'seen'].map((name) => SWITCH_SCHEMA.safeParse(form.get(name)).data);
      return explores && was
        ? saveExploring(db, { shopId, explores: explores === 'on', seen: was === 'on' }, author)
        : null;
    }
    case 'undo':
      return undoChange(db, { shopId, changeId: Number(form.get('changeId')) }, author);
    default:
      return null;
  }
}
