import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { FewOrders } from '#app/components/few-orders.tsx';
import { OfferTable } from '#app/components/offer-table.tsx';
import { useRestoreToast } from '#app/components/use-restore-toast.ts';
import { useText } from '#app/components/use-text.ts';
import { changeOfferDrafts } from '#app/serving/offers/change-offer-drafts.ts';
import { listRuleTitles } from '#app/serving/offers/list-rule-titles.ts';
import { listOfferDrafts } from '#app/serving/offers/list-offer-drafts.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const drafts = await listOfferDrafts(app, shop);
    const rules = drafts.map(({ rule }) => rule);
    const deletedId = Number(new URL(args.request.url).searchParams.get('deleted')) || null;
    return { drafts, titles: listRuleTitles(app.db, shop.id, rules), deletedId };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const outcome = changeOfferDrafts(app, shop, await args.request.formData());
    if (outcome === null) throw Response.json({ reason: 'action' }, { status: 400 });
    return redirect('/app/offers');
  });
}

/** What would you give, and to whom? */
export default function OfferDrafts() {
  const { drafts, titles, deletedId } = useLoaderData<typeof loader>();
  const text = useText();
  useRestoreToast(deletedId, {
    said: text('offers.deleted'),
    action: text('offers.undo'),
    form: { intent: 'restore', draftId: String(deletedId) },
  });
  return (
    <Page
      title={text('offers.title')}
      subtitle={text('offers.subtitle')}
      primaryAction={{ content: text('offers.new'), url: '/app/offers/new' }}
    >
      <BlockStack gap="500">
        <p className="rg-answer">{text('offers.answer', { n: drafts.length })}</p>
        {drafts.length === 0 ? (
          <FewOrders title={text('offers.empty.title')}>{text('offers.empty.text')}</FewOrders>
        ) : (
          <Card>
            <OfferTable drafts={drafts} titles={titles} />
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
