import { createHmac } from 'node:crypto';
import { createRandom } from '#sandbox/random.ts';
import { BENCH_SECRET } from '../make-env.ts';

/** So many that hardly anybody asks twice while what is known of them is remembered. */
const VISITORS = 50_000;
const LOGGED_IN = 0.2;
/** How often each placement is asked for: most pages of a visit are product pages. */
const PLACEMENTS = [
  ['product', 6],
  ['home', 2],
  ['collection', 1],
  ['cart', 1],
] as const;

interface Asked {
  readonly shop: string;
  readonly productIds: readonly number[];
  readonly customerIds: readonly number[];
  readonly count: number;
  readonly seed: number;
}

/** Paths of recommendation requests as Shopify's proxy signs them now: mixed placements, products, visitors, log-ins. */
export function listQueries({ shop, productIds, customerIds, count, seed }: Asked): string[] {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[random.between(0, list.length - 1)]!;
  return Array.from({ length: count }, () => {
    const [placement] = PLACEMENTS[random.weighted(PLACEMENTS.map(([, weight]) => weight))]!;
    const params = new URLSearchParams({ placement, visitor: `visitor-${random.between(1, VISITORS)}`, limit: '8' });
    if (placement === 'product') params.set('product', String(pick(productIds)));
    if (placement === 'cart') params.set('cart', [pick(productIds), pick(productIds)].join(','));
    params.set('shop', shop);
    params.set('logged_in_customer_id', random.chance(LOGGED_IN) ? String(pick(customerIds)) : '');
    params.set('path_prefix', '/apps/regulars');
    params.set('timestamp', String(Math.floor(Date.now() / 1000)));
    const message = [...params].map(([key, value]) => `${key}=${value}`).sort();
    params.set('signature', createHmac('sha256', BENCH_SECRET).update(message.join('')).digest('hex'));
    return `/proxy/recommendations?${params}`;
  });
}
