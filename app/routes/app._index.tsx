import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { FewOrders } from '#app/components/few-orders.tsx';
import { OverviewAnswer } from '#app/components/overview-answer.tsx';
import { OverviewFigureCards } from '#app/components/overview-figures.tsx';
import { SetupGuide } from '#app/components/setup-guide.tsx';
import { useText } from '#app/components/use-text.ts';
import { dismissSetupGuide } from '#app/measurement/dismiss-setup-guide.ts';
import { getSetupGuide } from '#app/measurement/get-setup-guide.ts';
import { resumeSetupGuide } from '#app/measurement/resume-setup-guide.ts';
import { listAdminLinks } from '#app/serving/list-admin-links.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => ({
    guide: await getSetupGuide(app.db, shop.id, app.now()),
    links: listAdminLinks(app, shop.domain),
    overview: await app.reports.ask(shop, 'overview', {}),
  }));
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const intent = (await args.request.formData()).get('intent');
    if (intent === 'dismiss-guide') await dismissSetupGuide(app.db, shop.id, app.now());
    if (intent === 'resume-guide') await resumeSetupGuide(app.db, shop.id);
    return redirect('/app');
  });
}

/** Are first-time buyers becoming regulars? */
export default function Overview() {
  const { guide, links, overview } = useLoaderData<typeof loader>();
  const text = useText();
  const isConnected = guide.steps.every((step) => step.state === 'done');
  return (
    <Page title={text('overview.title')} subtitle={text('overview.subtitle')}>
      <BlockStack gap="500">
        {overview.asOf !== null && <OverviewAnswer {...overview} />}
        {guide.isShown && !isConnected && <SetupGuide steps={guide.steps} links={links} />}
        {overview.asOf === null ? (
          <FewOrders title={text('overview.first.title')}>{text('overview.first.text')}</FewOrders>
        ) : (
          <OverviewFigureCards {...overview} />
        )}
        {guide.isShown && isConnected && <SetupGuide steps={guide.steps} links={links} />}
        <div className="rg-beside">
          <Link to="/app/digest" className="rg-inline">
            {text('overview.digest')}
          </Link>
          {!guide.isShown && (
            <Form method="post">
              <input type="hidden" name="intent" value="resume-guide" />
              <Button submit variant="plain">
                {text('overview.showGuide')}
              </Button>
            </Form>
          )}
        </div>
      </BlockStack>
    </Page>
  );
}
