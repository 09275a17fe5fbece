import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { ActivitySection } from '#app/components/activity-section.tsx';
import { PreviewSection } from '#app/components/preview-section.tsx';
import { RecommendationsAnswer } from '#app/components/recommendations-answer.tsx';
import { useText } from '#app/components/use-text.ts';
import { getRecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import { choosePreviewedProduct } from '#app/serving/choose-previewed-product.ts';
import { listProductTitles } from '#app/serving/list-product-titles.ts';
import { parsePlacement } from '#app/serving/placements.ts';
import { previewRecommendations, type PreviewedSpot } from '#app/serving/preview-recommendations.ts';
import { searchProducts } from '#app/serving/search-products.ts';
import { DAY } from '#app/time.ts';
import { getModelReport } from '#app/training/get-model-report.ts';

/** Products in a cart or in a history that is looked at. */
const MAX_SEEDS = 10;

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const params = new URL(args.request.url).searchParams;
    const text = params.get('q')?.trim() ?? '';
    const spot = readSpot(params, text === '' ? choosePreviewedProduct(app, shop.id) : null);
    const activity = getRecommendationActivity(app.db, shop.id, { from: app.now() - 30 * DAY, to: app.now() + 1 });
    const clicked = activity.lastClicks.map((click) => click.productId);
    return {
      search: { text, found: text === '' ? [] : searchProducts(app.db, shop.id, text) },
      spot,
      preview: previewRecommendations(app, shop.id, spot),
      report: await getModelReport(app.db, shop.id),
      activity,
      titles: listProductTitles(app.db, shop.id, clicked),
    };
  });
}

/** Which list is looked at: of a placement, with the products in the address, else of the `first` page. */
function readSpot(params: URLSearchParams, first: number | null): PreviewedSpot {
  const asked = parsePlacement(params.get('at')) ?? 'product';
  const placement = asked === 'collection' ? 'home' : asked;
  const isPage = placement === 'product' || placement === 'also-viewed';
  const products = (params.get('product') ?? '').split(',', MAX_SEEDS).map(Number).filter(Number.isSafeInteger);
  const known = [...new Set(products)].filter((productId) => productId > 0);
  if (known.length > 0 || !isPage || first === null) return { placement, products: known };
  return { placement, products: [first] };
}

/** What do shoppers see, and why? */
export default function Recommendations() {
  const text = useText();
  const { search, spot, preview, report, activity, titles } = useLoaderData<typeof loader>();
  return (
    <Page title={text('recommendations.title')} subtitle={text('recommendations.subtitle')}>
      <BlockStack gap="500">
        <RecommendationsAnswer activity={activity} learnedOrders={report?.orderCount ?? null} />
        <PreviewSection search={search} spot={spot} preview={preview} />
        <ActivitySection activity={activity} titles={titles} />
      </BlockStack>
    </Page>
  );
}
