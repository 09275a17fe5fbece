import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { readBuyerRule } from '#app/profiles/segments/read-buyer-rule.ts';

/** How many buyers the rule of the address names, or why it is refused. */
export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const read = readBuyerRule(new URL(args.request.url).searchParams.get('rule') ?? '');
    if ('refusal' in read) return { refused: read, count: null };
    const [count] = await app.reports.ask(shop, 'buyers-count', { rules: [read.rule] });
    return { refused: null, count: count ?? null };
  });
}
