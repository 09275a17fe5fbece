import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { BuyersAnswer } from '#app/components/buyers-answer.tsx';
import { CalibrationSection } from '#app/components/calibration-section.tsx';
import { ChurnSection } from '#app/components/churn-section.tsx';
import { FewOrders } from '#app/components/few-orders.tsx';
import { LorenzSection } from '#app/components/lorenz-section.tsx';
import { readChurnFilters } from '#app/components/read-buyers-query.ts';
import { RfmSection } from '#app/components/rfm-section.tsx';
import { StageSection } from '#app/components/stage-section.tsx';
import { useText } from '#app/components/use-text.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const filters = readChurnFilters(args.request.url);
    const [figures, churn] = await Promise.all([
      app.reports.ask(shop, 'buyers', {}),
      app.reports.ask(shop, 'buyers-churn', { by: filters.by }),
    ]);
    return { figures, churn, filters };
  });
}

/** Who are the buyers, and who is slipping away? */
export default function Buyers() {
  const { figures, churn, filters } = useLoaderData<typeof loader>();
  const text = useText();
  const hasBuyers = figures.buyers > 0;
  return (
    <Page
      title={text('buyers.title')}
      subtitle={text('buyers.subtitle')}
      primaryAction={hasBuyers ? { content: text('buyers.list'), url: '/app/buyers/list' } : undefined}
    >
      {hasBuyers ? (
        <BlockStack gap="500">
          {figures.isFitted ? (
            <>
              <BuyersAnswer figures={figures} />
              <StageSection figures={figures} />
              <RfmSection figures={figures} />
            </>
          ) : (
            <FewOrders title={text('buyers.pending.title')}>{text('buyers.pending.text')}</FewOrders>
          )}
          <LorenzSection figures={figures} />
          {figures.isFitted && <ChurnSection churn={churn} {...filters} />}
          {figures.isFitted && <CalibrationSection figures={figures} />}
        </BlockStack>
      ) : (
        <FewOrders title={text('buyers.first.title')}>{text('buyers.first.text')}</FewOrders>
      )}
    </Page>
  );
}
