import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { measureRule } from '#app/serving/merchandising/measure-rule.ts';
import { readRuleForm } from '#app/serving/merchandising/read-rule-form.ts';

/** What the rule in the address would do; null while it is none. */
export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, (shop, app) => {
    const params = new URL(args.request.url).searchParams;
    const draft = readRuleForm(params, shop.currency);
    if ('errors' in draft) return { effect: null };
    return { effect: measureRule(app, shop.id, { rule: draft.rule, ruleId: Number(params.get('ruleId')) || null }) };
  });
}
