import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { answerShop } from '#app/answer-shop.server.ts';
import { BuyersList } from '#app/components/buyers-list.tsx';
import { readBuyersQuery } from '#app/components/read-buyers-query.ts';
import { listSegments } from '#app/profiles/segments/list-segments.ts';
import { listRuleTitles } from '#app/serving/offers/list-rule-titles.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { refused, ...query } = readBuyersQuery(args.request.url);
    // The count is another report: it stays while pages are turned.
    const [page, [count]] = await Promise.all([
      app.reports.ask(shop, 'buyers-list', query),
      app.reports.ask(shop, 'buyers-count', { rules: [query.rule] }),
    ]);
    return {
      query: { ...query, refused },
      ...{ page, count: count! },
      segments: listSegments(app.db, shop.id).map(({ segmentId, name, rule }) => ({ segmentId, name, rule })),
      titles: listRuleTitles(app.db, shop.id, [query.rule]),
    };
  });
}

/** Which buyers are these? */
export default function BuyersOfRule() {
  return <BuyersList {...useLoaderData<typeof loader>()} />;
}
