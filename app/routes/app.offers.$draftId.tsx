import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import styles from '#app/components/merchandising.css?url';
import { OfferForm } from '#app/components/offer-form.tsx';
import { useText } from '#app/components/use-text.ts';
import { changeOfferDrafts } from '#app/serving/offers/change-offer-drafts.ts';
import { openOfferDraft } from '#app/serving/offers/open-offer-draft.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { searchParams } = new URL(args.request.url);
    const opened = await openOfferDraft(app, shop, args.params.draftId ?? 'new', {
      rule: searchParams.get('rule'),
      name: searchParams.get('name'),
    });
    if (opened === null) throw Response.json({ reason: 'draft' }, { status: 404 });
    return opened;
  });
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const outcome = changeOfferDrafts(app, shop, await args.request.formData());
    if (outcome === null) throw Response.json({ reason: 'action' }, { status: 400 });
    if (outcome.state === 'saved') return redirect('/app/offers');
    if (outcome.state === 'deleted') return redirect(`/app/offers?deleted=${outcome.draftId}`);
    return json(outcome, { status: outcome.state === 'invalid' ? 422 : 409 });
  });
}

/** What would you give, and to whom? */
export default function OfferDraftPage() {
  const opened = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>() ?? null;
  const text = useText();
  const { draft } = opened;
  return (
    <Page
      title={text(draft ? 'offers.edit' : 'offers.new')}
      subtitle={text('offers.subtitle')}
      backAction={{ content: text('offers.title'), url: '/app/offers' }}
    >
      <BlockStack gap="500">
        <OfferForm key={draft?.updatedAt ?? 'new'} {...opened} outcome={outcome} />
        {draft && (
          <Form method="post">
            <input type="hidden" name="intent" value="delete" />
            <input type="hidden" name="draftId" value={draft.draftId} />
            <Button submit tone="critical" variant="plain">
              {text('offers.delete')}
            </Button>
          </Form>
        )}
      </BlockStack>
    </Page>
  );
}
