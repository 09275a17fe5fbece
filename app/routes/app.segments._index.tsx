import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { answerShop } from '#app/answer-shop.server.ts';
import { SegmentsOverview } from '#app/components/segments-overview.tsx';
import styles from '#app/components/merchandising.css?url';
import { getProfileFit } from '#app/profiles/get-profile-fit.ts';
import { changeSegments } from '#app/profiles/segments/change-segments.ts';
import { listSegments } from '#app/profiles/segments/list-segments.ts';
import { PRESETS, PRESET_RULES } from '#app/profiles/segments/presets.ts';
import { listRuleTitles } from '#app/serving/offers/list-rule-titles.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const segments = listSegments(app.db, shop.id);
    const rules = segments.map(({ rule }) => rule);
    const presets = PRESETS.map((preset) => ({ preset, rule: PRESET_RULES[preset] }));
    const counts = await app.reports.ask(shop, 'buyers-count', {
      rules: [...rules, ...presets.map(({ rule }) => rule)],
    });
    return {
      segments: segments.map((segment, at) => ({ ...segment, count: counts[at]! })),
      presets: presets.map((preset, at) => ({ ...preset, count: counts[segments.length + at]! })),
      stagesLack: getProfileFit(app.db, shop.id)?.curvesShortage ?? null,
      titles: listRuleTitles(app.db, shop.id, rules),
      deletedId: Number(new URL(args.request.url).searchParams.get('deleted')) || null,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const outcome = changeSegments(app, shop.id, await args.request.formData());
    if (outcome === null) throw Response.json({ reason: 'action' }, { status: 400 });
    return redirect(outcome.state === 'deleted' ? `/app/segments?deleted=${outcome.segmentId}` : '/app/segments');
  });
}

/** Which groups of buyers do you work with? */
export default function Segments() {
  return <SegmentsOverview {...useLoaderData<typeof loader>()} />;
}
