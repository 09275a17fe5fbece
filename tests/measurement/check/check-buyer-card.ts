import { getBuyerCard } from '#app/measurement/buyer/get-buyer-card.ts';
import type { getBuyer } from '#app/measurement/buyer/get-buyer.ts';
import type { Tally } from './create-tally.ts';
import type { CheckedFolder } from './open-checked-folder.ts';

type Page = NonNullable<ReturnType<typeof getBuyer>['figures']>;

/** The block on Shopify's customer page, against the buyer's page, which is checked by itself. */
export function checkBuyerCard({ folder, db, shop }: CheckedFolder, customer: number, page: Page, tally: Tally): void {
  const { profile, curve, step } = page;
  const { currency, scale, zone } = folder;
  const money = (minor: number) => (minor / scale).toFixed(Math.log10(scale));
  const titleOf = (id: number) => folder.products.get(id)?.title;
  const { clv365P10Minor: low, clv365MeanMinor: mean, clv365P90Minor: high } = profile;
  const { nextOrderFrom: from, nextOrderTo: to } = profile;
  const instants = { remind: 'dueAt', welcome: 'atRiskAt', checkIn: 'lapsesAt', expect: 'from' } as const;
  const when = instants[step.kind as keyof typeof instants];
  tally.same(`card ${customer}`, getBuyerCard(db, shop, `gid://shopify/Customer/${customer}`), {
    ...{ state: 'ready', currency, timeZone: zone },
    buyer: {
      ...{ asOf: folder.asOf, orderCount: profile.orderCount, netRevenue: money(profile.netRevenueMinor) },
      ...{ waitedDays: page.waitedDays, stage: profile.stage, rhythmDays: profile.rhythmDays },
      borders: curve && { halfDays: curve.p50Days, quartersDays: curve.p75Days, nineDays: curve.p90Days },
      ...{ ownTimeDays: page.ownTimeDays, probability90: profile.orderProbability90 },
      value: low === null ? null : { low: money(low), mean: money(mean!), high: money(high!) },
      nextOrder: from === null ? null : { from, to },
      due: profile.dueProducts
        .filter(({ productId }) => titleOf(productId) !== undefined)
        .slice(0, 3)
        .map(({ productId, dueAt, probability }) => ({ title: titleOf(productId), at: dueAt, probability })),
      types: profile.tasteTypes.slice(0, 3),
      step: {
        ...{ kind: step.kind, mayMail: step.mayMail },
        product: step.kind === 'remind' ? (titleOf(step.productId) ?? null) : null,
        at: when === undefined ? null : (step as unknown as Record<string, number>)[when],
      },
    },
  });
}
