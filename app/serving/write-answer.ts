import { chooseHeading } from './choose-heading.ts';
import type { StorefrontQuery } from './read-query.ts';
import { REASON_TEXTS } from './reason-texts.ts';
import type { RecommendedList } from './recommend.ts';
import type { Reason, ServedShop } from './served-shop.ts';
import { timesChance } from './times-chance.ts';
import { writeReason } from './write-reason.ts';

/** The JSON a storefront gets. Cards are written when the shop is loaded; only ids and reasons are written here. */
export function writeAnswer(
  shop: ServedShop,
  { placement, locale }: Pick<StorefrontQuery, 'placement' | 'locale'>,
  { fallback, trail, slots }: RecommendedList,
  recommendationId: string,
): string {
  const products = slots.map(({ position, reason }) => {
    const text = JSON.stringify(writeReason(shop, reason, position, REASON_TEXTS[locale]));
    return `${shop.cards[position]}${recommendationId}","reason":${text},"reasonDetail":${writeDetail(shop, reason)}}`;
  });
  const heading = chooseHeading(placement, slots);
  const head = JSON.stringify({
    recommendationId,
    modelVersion: shop.modelVersion,
    placement,
    heading,
    fallback,
    trail,
  });
  return `${head.slice(0, -1)},"products":[${products.join(',')}]}`;
}

/** The answer when nothing can be said: still an answer. */
export const EMPTY_ANSWER = JSON.stringify({
  recommendationId: null,
  modelVersion: null,
  placement: null,
  heading: null,
  fallback: null,
  trail: [],
  products: [],
});

/** By hand: JSON.stringify takes as long as all the rest of an answer. Everything but titles is ours. */
function writeDetail({ catalog, titles }: ServedShop, reason: Reason): string {
  const { kind, withPosition, together } = reason;
  const seed =
    withPosition === null
      ? 'null'
      : `{"id":"${catalog.products[withPosition]!.productId}","title":"${titles[withPosition]}"}`;
  const counts = kind === 'history' ? `"orders":null,"buyers":${together}` : `"orders":${together},"buyers":null`;
  return `{"kind":"${kind}","withProduct":${seed},${counts},"timesChance":${timesChance(reason)}}`;
}
