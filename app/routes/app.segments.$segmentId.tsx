import { json, redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerShop } from '#app/answer-shop.server.ts';
import { SegmentEditor } from '#app/components/segment-editor.tsx';
import styles from '#app/components/merchandising.css?url';
import { changeSegments } from '#app/profiles/segments/change-segments.ts';
import { openSegmentEditor } from '#app/profiles/segments/open-segment-editor.ts';
import { listRuleTitles } from '#app/serving/offers/list-rule-titles.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { searchParams } = new URL(args.request.url);
    const opened = openSegmentEditor(app.db, shop.id, args.params.segmentId ?? 'new', {
      rule: searchParams.get('rule'),
      name: searchParams.get('name'),
    });
    if (opened === null) throw Response.json({ reason: 'segment' }, { status: 404 });
    const [[count], values] = await Promise.all([
      app.reports.ask(shop, 'buyers-count', { rules: [opened.rule] }),
      app.reports.ask(shop, 'buyers-values', {}),
    ]);
    return { ...opened, count: count!, values, titles: listRuleTitles(app.db, shop.id, [opened.rule]) };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const outcome = changeSegments(app, shop.id, await args.request.formData());
    if (outcome === null) throw Response.json({ reason: 'action' }, { status: 400 });
    if (outcome.state === 'deleted') return redirect(`/app/segments?deleted=${outcome.segmentId}`);
    if (outcome.state === 'invalid') return json(outcome, { status: 422 });
    if (outcome.state === 'gone') return json(outcome, { status: 409 });
    return redirect(`/app/segments/${outcome.segmentId}`);
  });
}

/** Which buyers belong to it? */
export default function SegmentPage() {
  const opened = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>() ?? null;
  return (
    <SegmentEditor key={`${opened.segment?.segmentId} ${opened.segment?.updatedAt}`} {...opened} outcome={outcome} />
  );
}
