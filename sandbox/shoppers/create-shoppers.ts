import { createHash } from 'node:crypto';
import { createRandom } from '../random.ts';
import { createBrowser } from './create-browser.ts';
import { readStorefrontPage } from './read-storefront-page.ts';
import type { Shopper } from './shopper.ts';

const CONSENT = 0.9;
const LOGS_IN = 0.35;
/** A visit takes place this often for each shopper, on average. */
const VISITS_EACH = 3;

interface ShoppersOptions {
  readonly origin: string;
  readonly seed: number;
  readonly visits: number;
}

/**
 * Create the people who will visit: what they care for is drawn from the shop's collections, and whom they log in as
 * from the shop's log-in menu.
 *
 * @throws {Error} if nobody answers at `origin`, or it is not the sandbox's storefront.
 */
export async function createShoppers({ origin, seed, visits }: ShoppersOptions): Promise<Shopper[]> {
  const shelves = readStorefrontPage(await openPage(origin, '/collections'));
  const collections = shelves.collections.filter((path) => !path.endsWith('/all'));
  const { customers } = readStorefrontPage(await openPage(origin, '/account/login'));
  return Array.from({ length: Math.max(1, Math.ceil(visits / VISITS_EACH)) }, (_, index) => {
    const random = createRandom(seed * 6151 + index);
    const pick = () => collections[random.weighted(collections.map((_, at) => 1 / (at + 1)))]!;
    const customer = random.chance(LOGS_IN) ? customers[index % Math.max(1, customers.length)] : undefined;
    return {
      browser: createBrowser(origin),
      visitorId: createHash('sha256').update(`shopper ${seed} ${index}`).digest('hex').slice(0, 32),
      consents: random.chance(CONSENT),
      customerId: customer ?? null,
      taste: collections.length > 0 ? [...new Set([pick(), pick()])] : [],
      rhythm: 0.3 + random.next() ** 2 * 3,
      readiness: 0.12 + 0.3 * random.next(),
    };
  });
}

async function openPage(origin: string, path: string): Promise<string> {
  try {
    return await (await fetch(new URL(path, origin))).text();
  } catch (cause) {
    throw new Error(`Cannot visit the shop: a storefront must answer at ${origin}, but none does.`, { cause });
  }
}
