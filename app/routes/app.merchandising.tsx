import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerShop } from '#app/answer-shop.server.ts';
import { MerchandisingEditor } from '#app/components/merchandising-editor.tsx';
import { MerchandisingOverviewPage } from '#app/components/merchandising-overview.tsx';
import styles from '#app/components/merchandising.css?url';
import { changeMerchandising } from '#app/serving/merchandising/change-merchandising.ts';
import { getMerchandising } from '#app/serving/merchandising/get-merchandising.ts';
import { listChanges } from '#app/serving/merchandising/list-changes.ts';
import { openRuleEditor } from '#app/serving/merchandising/open-rule-editor.ts';
import { readAuthor } from '#app/serving/merchandising/read-author.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const params = new URL(args.request.url).searchParams;
    const done = Number(params.get('done'));
    const changes = listChanges(app.db, shop.id);
    return {
      userId: readAuthor(args.request, app.now()).userId,
      overview: getMerchandising(app, shop, changes),
      changes,
      done: changes.find(({ changeId }) => changeId === done) ?? null,
      editor: await openRuleEditor(app, shop, params),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const form = await args.request.formData();
    const outcome = changeMerchandising(app, shop, form, readAuthor(args.request, app.now()));
    if (outcome === null) throw Response.json({ reason: 'action' }, { status: 400 });
    if (outcome.state === 'done') return redirect(`/app/merchandising?done=${outcome.changeId}`);
    if (outcome.state === 'same') return redirect('/app/merchandising');
    return json(outcome, { status: outcome.state === 'invalid' ? 422 : 409 });
  });
}

/** What do you want shoppers to see more of, and what less? */
export default function Merchandising() {
  const { editor, ...page } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>() ?? null;
  if (editor) return <MerchandisingEditor key={editor.ruleId} editor={editor} refusal={refusal} />;
  return <MerchandisingOverviewPage {...page} refusal={refusal} />;
}
