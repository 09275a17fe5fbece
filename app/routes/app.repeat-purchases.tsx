import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { CohortSection } from '#app/components/cohort-section.tsx';
import { DownloadButton } from '#app/components/download-button.tsx';
import { FewOrders } from '#app/components/few-orders.tsx';
import { RepeatAnswer } from '#app/components/repeat-answer.tsx';
import { RepeatWithinCards } from '#app/components/repeat-within-cards.tsx';
import { ReturningSection } from '#app/components/returning-section.tsx';
import { SequenceSection } from '#app/components/sequence-section.tsx';
import { TimeBetweenSection } from '#app/components/time-between-section.tsx';
import { readRepeatFilters } from '#app/components/read-repeat-filters.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const filters = readRepeatFilters(args.request.url);
    const figures = await app.reports.ask(shop, 'shop-figures', {});
    return { filters, figures: { ...figures, cohorts: figures.cohorts.slice(-filters.cohorts) } };
  });
}

/** Who comes back, and when? */
export default function RepeatPurchases() {
  const { filters, figures } = useLoaderData<typeof loader>();
  const hasBuyers = figures.repeatRate.now.buyers > 0;
  return (
    <Page
      title="Repeat purchases"
      subtitle="Who comes back, and when?"
      primaryAction={hasBuyers && <DownloadButton path="/app/repeat-purchases.csv" name="repeat-purchases.csv" />}
    >
      {hasBuyers ? (
        <BlockStack gap="500">
          <RepeatAnswer {...figures} />
          <RepeatWithinCards {...figures} />
          <CohortSection cohorts={figures.cohorts} average={figures.cohortAverage} filters={filters} />
          <SequenceSection sequence={figures.sequence} />
          <TimeBetweenSection steps={figures.timeBetween} />
          <ReturningSection months={figures.months} firstMonth={figures.firstMonth ?? 0} />
        </BlockStack>
      ) : (
        <FewOrders title="This page begins with your first buyer">
          It will say how many buyers come back and how soon, month by month and order by order. Orders of guests count
          in your totals, but nobody can say whether a guest came back, so this page waits for orders with a customer.
        </FewOrders>
      )}
    </Page>
  );
}
