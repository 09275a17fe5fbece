import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { FewOrders } from '#app/components/few-orders.tsx';
import { GatewaySection } from '#app/components/gateway-section.tsx';
import { JourneySection } from '#app/components/journey-section.tsx';
import { OutlookSection } from '#app/components/outlook-section.tsx';
import { ProductReportAnswer } from '#app/components/product-report-answer.tsx';
import styles from '#app/components/product-report.css?url';
import { ProductRepurchaseSection } from '#app/components/product-repurchase-section.tsx';
import { readProductFilters } from '#app/components/read-product-filters.ts';
import { ReplenishSection } from '#app/components/replenish-section.tsx';
import { useText } from '#app/components/use-text.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, { reports }) => {
    const { began } = readProductFilters(args.request.url);
    const [gateway, repurchase, replenishment, journeys, outlook] = await Promise.all([
      reports.ask(shop, 'products-gateway', { began }),
      reports.ask(shop, 'products-repurchase', {}),
      reports.ask(shop, 'products-replenishment', {}),
      reports.ask(shop, 'products-journeys', {}),
      reports.ask(shop, 'products-outlook', {}),
    ]);
    return { began, gateway, repurchase, replenishment, journeys, outlook };
  });
}

/** Which products bring buyers back? */
export default function ProductReport() {
  const text = useText();
  const { began, gateway, repurchase, replenishment, journeys, outlook } = useLoaderData<typeof loader>();
  return (
    <Page title={text('products.title')} subtitle={text('products.subtitle')}>
      {repurchase.total > 0 ? (
        <BlockStack gap="500">
          <ProductReportAnswer gateway={gateway} repurchase={repurchase} outlook={outlook} />
          <GatewaySection gateway={gateway} began={began} />
          <ProductRepurchaseSection repurchase={repurchase} />
          <ReplenishSection replenishment={replenishment} />
          <JourneySection journeys={journeys} />
          <OutlookSection outlook={outlook} />
        </BlockStack>
      ) : (
        <FewOrders title={text('products.empty.title')}>{text('products.empty.text')}</FewOrders>
      )}
    </Page>
  );
}
