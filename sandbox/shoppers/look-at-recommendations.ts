import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Random } from '../random.ts';
import type { Block, StorefrontPage } from './read-storefront-page.ts';
import type { Shopper, Tally } from './shopper.ts';

const answerSchema = z.object({
  recommendationId: z.string().nullable(),
  products: z.array(z.object({ id: z.string(), variantId: z.string().nullable(), url: z.string() })),
});

/** What somebody does with a card. */
export type Choice =
  | { readonly kind: 'click'; readonly path: string }
  | { readonly kind: 'addToCart'; readonly variantId: string; readonly tell: () => Promise<void> };

/** Cards that are seen without scrolling the row. */
const SEEN = 4;
const CLICKS = 0.22;
const ADDS = 0.04;

/** Look at the first block of a page that has something: the cards seen are impressions, one may be followed, or put into the cart. */
export async function lookAtRecommendations(
  shopper: Shopper,
  page: StorefrontPage,
  random: Random,
  tally: Tally,
): Promise<Choice | null> {
  const found = await findFilledBlock(shopper, page, tally);
  if (!found) return null;
  const { block, recommendationId, products } = found;
  tally.recommendations++;
  const seen = products.slice(0, SEEN);
  const tell = async (acts: readonly { readonly kind: string; readonly slot: number }[]) => {
    if (!shopper.consents) return;
    const events = acts.map(({ kind, slot }) => ({
      id: randomUUID().replaceAll('-', ''),
      kind,
      recommendationId,
      productId: seen[slot - 1]!.id,
      slot,
      visitorId: shopper.visitorId,
      occurredAt: new Date().toISOString(),
    }));
    const response = await shopper.browser.postJson(`${block.proxy}/events`, { events });
    if (!response.ok) tally.failures++;
  };
  tally.impressions += seen.length;
  await tell(seen.map((_, index) => ({ kind: 'impression', slot: index + 1 })));
  // The higher the slot, the likelier it is chosen.
  const slot = 1 + random.weighted(seen.map((_, index) => 1 / (index + 1)));
  const chosen = seen[slot - 1]!;
  if (random.chance(CLICKS)) {
    tally.clicks++;
    await tell([{ kind: 'click', slot }]);
    return { kind: 'click', path: chosen.url };
  }
  if (!chosen.variantId || !random.chance(ADDS)) return null;
  return { kind: 'addToCart', variantId: chosen.variantId, tell: () => tell([{ kind: 'addToCart', slot }]) };
}

async function findFilledBlock(shopper: Shopper, { blocks }: StorefrontPage, tally: Tally) {
  for (const block of blocks) {
    const answer = await ask(shopper, block, tally);
    if (answer?.recommendationId && answer.products.length > 0)
      return { block, recommendationId: answer.recommendationId, products: answer.products };
  }
  return null;
}

async function ask(shopper: Shopper, block: Block, tally: Tally): Promise<z.infer<typeof answerSchema> | null> {
  const { proxy, placement, product, cart, limit } = block;
  const visitor = shopper.consents ? shopper.visitorId : '';
  const given = Object.entries({ placement, product, cart, visitor, limit: String(limit) }).filter(
    ([, value]) => value,
  );
  const response = await shopper.browser.get(`${proxy}/recommendations?${new URLSearchParams(given)}`);
  const answer = answerSchema.safeParse(await response.json().catch(() => null));
  if (response.ok && answer.success) return answer.data;
  tally.failures++;
  return null;
}
