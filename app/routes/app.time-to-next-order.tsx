import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { answerShop } from '#app/answer-shop.server.ts';
import { packCurve } from '#app/components/pack-curve.ts';
import { unpackRows } from '#app/components/pack-rows.ts';
import { readPeriod } from '#app/components/read-period.ts';
import styles from '#app/components/survival.css?url';
import { SurvivalPage } from '#app/components/survival-page.tsx';
import { countWriteWindows } from '#app/measurement/survival/count-write-windows.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const answer = await app.reports.ask(shop, 'survival', { period: readPeriod(args.request.url, 'all') });
    const windows = await countWriteWindows(app.reports, shop, answer.steps);
    const steps = answer.steps.map((step) => ({ ...step, points: packCurve(step.points) }));
    const types = answer.types.map((type) => ({ ...type, points: packCurve(type.points) }));
    return { answer: { ...answer, steps, types }, ...windows };
  });
}

/** When do buyers come back, and when to write to whom? */
export default function TimeToNextOrder() {
  const { answer, ...windows } = useLoaderData<typeof loader>();
  const steps = answer.steps.map((step) => ({ ...step, points: unpackRows(step.points) }));
  const types = answer.types.map((type) => ({ ...type, points: unpackRows(type.points) }));
  return <SurvivalPage answer={{ ...answer, steps, types }} {...windows} />;
}
