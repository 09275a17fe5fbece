import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { ActivitySection } from '#app/components/activity-section.tsx';
import { ModelSection } from '#app/components/model-section.tsx';
import { PreviewSection } from '#app/components/preview-section.tsx';
import { RecommendationsAnswer } from '#app/components/recommendations-answer.tsx';
import { useRefresh } from '#app/components/use-refresh.ts';
import { enqueueJob } from '#app/jobs/enqueue-job.ts';
import { findOpenJob } from '#app/jobs/find-open-job.ts';
import { getRecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import { findLastShownProduct } from '#app/serving/find-last-shown-product.ts';
import { listProductTitles } from '#app/serving/list-product-titles.ts';
import { previewRecommendations } from '#app/serving/preview-recommendations.ts';
import { searchProducts } from '#app/serving/search-products.ts';
import { DAY } from '#app/time.ts';
import { getModelReport } from '#app/training/get-model-report.ts';
import { listTrainingRuns } from '#app/training/list-training-runs.ts';

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
      lastRun: (await listTrainingRuns(app.db, shop.id, 1))[0] ?? null,
      training: findOpenJob(app.db, shop.id, 'train-shop'),
      activity,
      titles: listProductTitles(app.db, shop.id, clicked),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const intent = (await args.request.formData()).get('intent');
    if (intent !== 'train') throw Response.json({ title: 'This action is not known' }, { status: 400 });
    enqueueJob(app.db, { shopId: shop.id, name: 'train-shop', payload: { factsVersion: shop.factsVersion } });
    return redirect(keepSearch(new URL(args.request.url).searchParams));
  });
}

/** This page's address, with the search and the product that are open. */
function keepSearch(params: URLSearchParams): string {
  const kept = new URLSearchParams([...params].filter(([name]) => name === 'q' || name === 'product'));
  return kept.size === 0 ? '/app/recommendations' : `/app/recommendations?${kept}`;
}

/** What do shoppers see, and why? */
export default function Recommendations() {
  const { search, preview, report, lastRun, training, activity, titles } = useLoaderData<typeof loader>();
  useRefresh(training !== null);
  return (
    <Page title="Recommendations" subtitle="What do shoppers see, and why?">
      <BlockStack gap="500">
        <RecommendationsAnswer activity={activity} learnedOrders={report?.orderCount ?? null} />
        <PreviewSection search={search} preview={preview} />
        <ModelSection report={report} lastRun={lastRun} training={training} />
        <ActivitySection activity={activity} titles={titles} />
      </BlockStack>
    </Page>
  );
}
