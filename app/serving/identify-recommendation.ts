import { hash } from 'node:crypto';
import type { RecommendationQuery, RecommendedList } from './recommend.ts';
import type { ServedShop } from './served-shop.ts';

const ID_LENGTH = 22;

/**
 * The id of a recommendation: a hash of what was asked and what was answered, reasons included. The same answer to
 * the same visitor has the same id, so that it is one recommendation; the counts beside its reasons may move on.
 */
export function identifyRecommendation(
  { shopId, catalog, modelVersion }: ServedShop,
  { placement, productId, cart, shown = [] }: RecommendationQuery,
  visitorId: string | null,
  { slots }: RecommendedList,
): string {
  let answer = '';
  for (const { position, reason } of slots)
    answer += `${catalog.products[position]!.productId}:${reason.kind}:${reason.by}:${reason.withPosition},`;
  const asked = [shopId, modelVersion, catalog.version, placement, productId, cart.join(','), visitorId];
  if (shown.length > 0) asked.push(shown.join(','));
  return hash('sha256', `${asked.join('|')}|${answer}`, 'base64url').slice(0, ID_LENGTH);
}
