import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { FewOrders } from '#app/components/few-orders.tsx';
import { KeyFigures } from '#app/components/key-figures.tsx';
import { OverviewAnswer } from '#app/components/overview-answer.tsx';
import { SetupGuide } from '#app/components/setup-guide.tsx';
import { dismissSetupGuide } from '#app/measurement/dismiss-setup-guide.ts';
import { getSetupGuide } from '#app/measurement/get-setup-guide.ts';
import { resumeSetupGuide } from '#app/measurement/resume-setup-guide.ts';
import { listAdminLinks } from '#app/serving/list-admin-links.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { asOf, orders, repeatRate, latestRepeat, period } = await app.reports.ask(shop, 'shop-figures', {});
    return {
      guide: await getSetupGuide(app.db, shop.id, app.now()),
      links: listAdminLinks(app, shop.domain),
      figures: { asOf, orders, repeatRate, latestRepeat, period },
    };
  });
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
  const { guide, links, figures } = useLoaderData<typeof loader>();
  const isConnected = guide.steps.every((step) => step.state === 'done');
  return (
    <Page title="Overview" subtitle="Are first-time buyers becoming regulars?">
      <BlockStack gap="500">
        {figures.asOf !== null && <OverviewAnswer {...figures} />}
        {guide.isShown && !isConnected && <SetupGuide steps={guide.steps} links={links} />}
        {figures.asOf === null ? (
          <FewOrders title="Your first figures come with your first orders">
            As soon as an order is in, this page counts orders and revenue. After about 30 buyers it says how many of
            them came back, and after 30 days how soon.
          </FewOrders>
        ) : (
          <KeyFigures {...figures} asOf={figures.asOf} />
        )}
        {guide.isShown && isConnected && <SetupGuide steps={guide.steps} links={links} />}
        {!guide.isShown && (
          <Form method="post">
            <input type="hidden" name="intent" value="resume-guide" />
            <Button submit variant="plain">
              Show the setup checks
            </Button>
          </Form>
        )}
      </BlockStack>
    </Page>
  );
}
