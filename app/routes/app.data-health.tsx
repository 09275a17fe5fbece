import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { BackfillSection } from '#app/components/backfill-section.tsx';
import { DataRequestsSection } from '#app/components/data-requests-section.tsx';
import { DeadLettersSection } from '#app/components/dead-letters-section.tsx';
import { HealthAnswer } from '#app/components/health-answer.tsx';
import { InboxCards } from '#app/components/inbox-cards.tsx';
import { ReconcileSection } from '#app/components/reconcile-section.tsx';
import { useText } from '#app/components/use-text.ts';
import { useRefresh } from '#app/components/use-refresh.ts';
import { replayAllDeadLetters } from '#app/ingest/replay-all-dead-letters.ts';
import { replayDeadLetter } from '#app/ingest/replay-dead-letter.ts';
import { enqueueJob } from '#app/jobs/enqueue-job.ts';
import { findOpenJob } from '#app/jobs/find-open-job.ts';
import { getDataHealth } from '#app/measurement/get-data-health.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => ({
    ...(await getDataHealth(app, shop.id)),
    backfillJob: findOpenJob(app.db, shop.id, 'start-backfill'),
  }));
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const form = await args.request.formData();
    switch (form.get('intent')) {
      case 'replay':
        replayDeadLetter(app, shop.id, String(form.get('id')));
        break;
      case 'replay-all':
        replayAllDeadLetters(app, shop.id);
        break;
      case 'restart-backfill':
        enqueueJob(app.db, { shopId: shop.id, name: 'start-backfill', payload: { restart: true } });
        break;
      default:
        throw Response.json({ reason: 'action' }, { status: 400 });
    }
    return redirect('/app/data-health');
  });
}

/** Is everything arriving? */
export default function DataHealthPage() {
  const health = useLoaderData<typeof loader>();
  const text = useText();
  useRefresh(health.backfill.state === 'running' || health.backfillJob !== null || health.inbox.waiting > 0);
  return (
    <Page title={text('health.title')} subtitle={text('health.subtitle')}>
      <BlockStack gap="500">
        <HealthAnswer {...health} />
        <InboxCards {...health} />
        <BackfillSection backfill={health.backfill} isQueued={health.backfillJob !== null} />
        <DeadLettersSection letters={health.deadLetters} />
        <ReconcileSection watermarks={health.watermarks} />
        <DataRequestsSection requests={health.dataRequests} />
      </BlockStack>
    </Page>
  );
}
