import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { ContentSection } from '#app/components/content-section.tsx';
import { ModelHistorySection } from '#app/components/model-history-section.tsx';
import { ModelSection } from '#app/components/model-section.tsx';
import { ModelsAnswer } from '#app/components/models-answer.tsx';
import { PlacementReportSection } from '#app/components/placement-report-section.tsx';
import { TrainingRunsSection } from '#app/components/training-runs-section.tsx';
import { useText } from '#app/components/use-text.ts';
import { useRefresh } from '#app/components/use-refresh.ts';
import { enqueueJob } from '#app/jobs/enqueue-job.ts';
import { findOpenJob } from '#app/jobs/find-open-job.ts';
import { getModelReport } from '#app/training/get-model-report.ts';
import { holdModel } from '#app/training/hold-model.ts';
import { listModels } from '#app/training/list-models.ts';
import { listTrainingRuns } from '#app/training/list-training-runs.ts';
import { PLACEMENT_NAMES } from '#app/training/model-figures.ts';
import { releaseModel } from '#app/training/release-model.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => ({
    asked: new URL(args.request.url).searchParams.get('placement'),
    report: await getModelReport(app.db, shop.id),
    models: listModels(app.db, shop.id),
    runs: await listTrainingRuns(app.db, shop.id, 60),
    training: findOpenJob(app.db, shop.id, 'train-shop'),
  }));
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const form = await args.request.formData();
    switch (form.get('intent')) {
      case 'train':
        enqueueJob(app.db, {
          shopId: shop.id,
          name: 'train-shop',
          payload: { factsVersion: shop.factsVersion, chooses: true },
        });
        break;
      case 'hold':
        holdModel(app.db, shop.id, String(form.get('version')), app.now());
        break;
      case 'release':
        releaseModel(app.db, shop.id, app.now());
        break;
      default:
        throw Response.json({ reason: 'action' }, { status: 400 });
    }
    const placement = new URL(args.request.url).searchParams.get('placement');
    return redirect(placement ? `/app/models?placement=${encodeURIComponent(placement)}` : '/app/models');
  });
}

/** What was learned, and how good is it? */
export default function Models() {
  const { asked, report, models, runs, training } = useLoaderData<typeof loader>();
  const text = useText();
  useRefresh(training !== null);
  const reports = PLACEMENT_NAMES.flatMap((placement) => {
    const one = report?.figures.placements[placement];
    return one ? [{ placement, report: one }] : [];
  });
  const isHeld = models.some(({ isServed, heldSince }) => isServed && heldSince !== null);
  const placements = reports.map(({ placement }) => placement);
  return (
    <Page title={text('models.title')} subtitle={text('models.subtitle')}>
      <BlockStack gap="500">
        <ModelsAnswer report={report} />
        <ModelSection report={report} lastRun={runs[0] ?? null} training={training} isHeld={isHeld} />
        {reports.map((one) => (
          <PlacementReportSection key={one.placement} {...one} model={report!} />
        ))}
        {report?.figures.content && <ContentSection content={report.figures.content} />}
        {runs.length > 0 && (
          <TrainingRunsSection
            runs={runs}
            placement={placements.find((name) => name === asked) ?? placements[0] ?? 'product'}
            placements={placements}
          />
        )}
        {models.length > 0 && <ModelHistorySection models={models} />}
      </BlockStack>
    </Page>
  );
}
