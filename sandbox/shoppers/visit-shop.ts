import type { Random } from '../random.ts';
import { checkOut } from './check-out.ts';
import { lookAtRecommendations } from './look-at-recommendations.ts';
import { openPage, publish, type PublishedEvent } from './open-page.ts';
import type { StorefrontPage } from './read-storefront-page.ts';
import type { Shopper, Tally } from './shopper.ts';

interface VisitOptions {
  readonly random: Random;
  readonly tally: Tally;
  /** Wait as long as a person looks at a page. */
  readonly pause: () => Promise<void>;
}

const FROM_HOME = 0.6;
const BUYS = 0.6;
const LOGS_IN_NOW = 0.7;
const STRAYS = 0.2;

/** One visit: some pages along the shopper's taste, following recommendations now and then, perhaps an order. */
export async function visitShop(shopper: Shopper, { random, tally, pause }: VisitOptions): Promise<void> {
  const { browser, taste } = shopper;
  if (!shopper.consents) await browser.postForm('/_sandbox/visit', { consent: 'false' });
  const isLoggedIn = shopper.customerId !== null && random.chance(LOGS_IN_NOW);
  if (isLoggedIn) await browser.postForm('/_sandbox/visit', { customer: shopper.customerId! });
  const inTaste = taste[random.between(0, Math.max(0, taste.length - 1))] ?? '/collections/all';
  let path = random.chance(FROM_HOME) ? '/' : inTaste;
  let cart = 0;
  for (let step = random.between(3, 9); step > 0; step--) {
    const page = await openPage(shopper, path, tally);
    await pause();
    if (!page) break;
    const variantId = readViewedVariant(page);
    if (variantId && random.chance(shopper.readiness) && (await add(shopper, page, variantId, tally))) cart++;
    const choice = await lookAtRecommendations(shopper, page, random, tally);
    if (choice?.kind === 'addToCart' && (await add(shopper, page, choice.variantId, tally))) {
      await choice.tell();
      cart++;
    }
    path = choice?.kind === 'click' ? choice.path : chooseNext(page, inTaste, random);
  }
  if (cart === 0 || !random.chance(BUYS)) return;
  await pause();
  if (await checkOut(shopper, isLoggedIn, { random, tally })) tally.orders++;
}

/** A product of the page as often as not, else back to what they care for, or somewhere else. */
function chooseNext(page: StorefrontPage, inTaste: string, random: Random): string {
  const { products, collections } = page;
  const isProductPage = readViewedVariant(page) !== null;
  if (products.length > 0 && !isProductPage && random.chance(0.85)) {
    const seen = products.slice(0, 12);
    return seen[random.weighted(seen.map((_, index) => 1 / (index + 2)))]!;
  }
  if (collections.length > 0 && random.chance(STRAYS)) return collections[random.between(0, collections.length - 1)]!;
  return inTaste;
}

function readViewedVariant({ facts }: StorefrontPage): string | null {
  const viewed = facts.events.find(({ name }) => name === 'product_viewed')?.data as
    { readonly productVariant?: { readonly id?: unknown } } | undefined;
  return /(\d+)$/.exec(String(viewed?.productVariant?.id ?? ''))?.[1] ?? null;
}

async function add(shopper: Shopper, page: StorefrontPage, variantId: string, tally: Tally): Promise<boolean> {
  const body = { items: [{ id: Number(variantId), quantity: 1 }] };
  const response = await shopper.browser.postJson('/cart/add.js', body);
  const answer = (await response.json().catch(() => ({}))) as { readonly sandbox_events?: readonly PublishedEvent[] };
  // Sold out is an answer, not a failure.
  if (!response.ok) return false;
  tally.adds++;
  await publish(shopper, page, answer.sandbox_events ?? [], tally);
  return true;
}
