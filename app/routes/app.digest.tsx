import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { chooseLocale } from '#app/components/choose-locale.ts';
import { DigestAnswer } from '#app/components/digest-answer.tsx';
import { DigestForm } from '#app/components/digest-form.tsx';
import { DigestPreview } from '#app/components/digest-preview.tsx';
import { useText } from '#app/components/use-text.ts';
import { changeDigest } from '#app/measurement/digest/change-digest.ts';
import { composeDigest } from '#app/measurement/digest/compose-digest.ts';
import { getDigestSettings } from '#app/measurement/digest/digest-settings.ts';
import { canSend } from '#app/measurement/digest/send-message.ts';
import { findLocale } from '#app/messages/locales.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const locale = findLocale(chooseLocale(args.request)) ?? undefined;
    const settings = await getDigestSettings(app.db, shop.id, locale);
    return { settings, canSend: canSend(app.env), message: await composeDigest(app, shop, settings) };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const outcome = await changeDigest(app, shop, await args.request.formData());
    if (outcome === null) throw Response.json({ reason: 'action' }, { status: 400 });
    return json(outcome, { status: outcome.state === 'refused' ? 422 : 200 });
  });
}

/** What should your people read without opening the admin? */
export default function Digest() {
  const { settings, canSend, message } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>() ?? null;
  const text = useText();
  return (
    <Page
      title={text('digest.title')}
      subtitle={text('digest.subtitle')}
      backAction={{ content: text('overview.title'), url: '/app' }}
    >
      <BlockStack gap="500">
        <DigestAnswer settings={settings} canSend={canSend} />
        <DigestForm settings={settings} canSend={canSend} outcome={outcome} />
        <DigestPreview message={message} />
      </BlockStack>
    </Page>
  );
}
