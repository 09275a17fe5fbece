import { z } from 'zod';
import { VARIETY_SCHEMA } from './get-variety.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule, Variety } from './rule.ts';

/** A rule before or after a change: null where there is none, `unreadable` where it is one of another version. */
export type ChangedRule = Rule | 'unreadable' | null;

/** What a change did: to a rule, or to a choice about all lists. */
export type Change =
  | { readonly of: 'rule'; readonly before: ChangedRule; readonly after: ChangedRule }
  | { readonly of: 'variety'; readonly before: Variety; readonly after: Variety }
  | { readonly of: 'exploring'; readonly after: boolean };

interface StoredChange {
  /** Null for a choice about all lists. */
  readonly ruleId: number | null;
  readonly before: string | null;
  readonly after: string | null;
}

const EXPLORING = z.boolean();

/** Read a stored change; null where this version of Regulars cannot. */
export function readChange({ ruleId, before, after }: StoredChange): Change | null {
  if (ruleId !== null) {
    return { of: 'rule', before: readRuleOf(before), after: readRuleOf(after) };
  }
  const [old, young] = [before, after].map((text): unknown => JSON.parse(text ?? 'null'));
  const [was, is] = [old, young].map((value) => VARIETY_SCHEMA.safeParse(value).data);
  if (was && is) return { of: 'variety', before: was, after: is };
  const explores = EXPLORING.safeParse(young).data;
  return explores === undefined ? null : { of: 'exploring', after: explores };
}

function readRuleOf(text: string | null): ChangedRule {
  return text === null ? null : (parseRule(text) ?? 'unreadable');
}
