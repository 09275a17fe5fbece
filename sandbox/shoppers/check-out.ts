import type { Random } from '../random.ts';
import { lookAtRecommendations } from './look-at-recommendations.ts';
import { openPage, readPage } from './open-page.ts';
import type { Shopper, Tally } from './shopper.ts';

/** Look at the cart and its recommendations, then order as the customer who is logged in, or as a guest. True when ordered. */
export async function checkOut(
  shopper: Shopper,
  isLoggedIn: boolean,
  { random, tally }: { readonly random: Random; readonly tally: Tally },
): Promise<boolean> {
  const cart = await openPage(shopper, '/cart', tally);
  if (!cart) return false;
  const choice = await lookAtRecommendations(shopper, cart, random, tally);
  if (choice?.kind === 'click') await openPage(shopper, choice.path, tally);
  if (!(await openPage(shopper, '/checkout', tally))) return false;
  const response = await shopper.browser.postForm('/checkout', { contact: isLoggedIn ? 'customer' : 'guest' });
  const isPlaced = new URL(response.url).pathname.startsWith('/checkout/thank-you');
  await readPage(shopper, response, tally);
  return isPlaced;
}
