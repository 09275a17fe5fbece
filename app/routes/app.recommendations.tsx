import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { ActivitySection } from '#app/components/activity-section.tsx';
import { PreviewSection } from '#app/components/preview-section.tsx';
import { RecommendationsAnswer } from '#app/components/recommendations-answer.tsx';
import { getRecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import { findLastShownProduct } from '#app/serving/find-last-shown-product.ts';
import { listProductTitles } from '#app/serving/list-product-titles.ts';
import { previewRecommendations } from '#app/serving/preview-recommendations.ts';
import { searchProducts } from '#app/serving/search-products.ts';
import { DAY } from '#app/time.ts';
import { getModelReport } from '#app/training/get-model-report.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const params = new URL(args.request.url).searchParams;
    const text = params.get('q')?.trim() ?? '';
    const asked = params.get('product');
    const productId = asked === null ? (text === '' ? findLastShownProduct(app.db, shop.id) : null) : Number(asked);
    const activity = getRecommendationActivity(app.db, shop.id, { from: app.now() - 30 * DAY, to: app.now() + 1 });
    const clicked = activity.lastClicks.map((click) => click.productId);
    return {
      search: { text, found: text === '' ? [] : searchProducts(app.db, shop.id, text) },
      preview: productId === null ? null : previewRecommendations(app, shop.id, productId),
      report: await getModelReport(app.db, shop.id),
      activity,
      titles: listProductTitles(app.db, shop.id, clicked),
    };
  });
}

/** What do shoppers see, and why? */
export default function Recommendations() {
  const { search, preview, report, activity, titles } = useLoaderData<typeof loader>();
  return (
    <Page title="Recommendations" subtitle="What do shoppers see, and why?">
      <BlockStack gap="500">
        <RecommendationsAnswer activity={activity} learnedOrders={report?.orderCount ?? null} />
        <PreviewSection search={search} preview={preview} />
        <ActivitySection activity={activity} titles={titles} />
      </BlockStack>
    </Page>
  );
}
