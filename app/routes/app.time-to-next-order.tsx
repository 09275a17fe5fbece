import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { answerShop } from '#app/answer-shop.server.ts';
import { readPeriod } from '#app/components/read-period.ts';
import styles from '#app/components/survival.css?url';
import { SurvivalPage } from '#app/components/survival-page.tsx';
import { countWriteWindows } from '#app/measurement/survival/count-write-windows.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const answer = await app.reports.ask(shop, 'survival', { period: readPeriod(args.request.url, 'all') });
    return { answer, ...(await countWriteWindows(app.reports, shop, answer.steps)) };
  });
}

/** When do buyers come back, and when to write to whom? */
export default function TimeToNextOrder() {
  return <SurvivalPage {...useLoaderData<typeof loader>()} />;
}
