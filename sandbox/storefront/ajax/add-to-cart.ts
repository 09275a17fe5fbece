import { describeCart } from '../drops/describe-cart.ts';
import { describePixelVariant } from '../drops/describe-pixel-variant.ts';
import { readForm } from '../read-form.ts';
import { redirect } from '../redirect.ts';
import type { CartLine, PageEvent, Visit } from '../types.ts';
import { readAdditions } from './read-additions.ts';
import { refuseCart } from './refuse-cart.ts';

/** `POST /cart/add` (a form: goes on to the cart) and `POST /cart/add.js` (answers the lines). All lines are added, or none. */
export async function addToCart(visit: Visit, asJson: boolean): Promise<Response> {
  const { session, options } = visit;
  const additions = readAdditions(await readForm(visit.request));
  const refuse = (text: string) => (asJson ? refuseCart(text) : redirect(`/cart?refused=${encodeURIComponent(text)}`));
  if (!additions) return refuse('The product or its quantity could not be read.');
  const lines = session.cart.lines.map((line) => ({ ...line }));
  const events: PageEvent[] = [];
  for (const addition of additions) {
    const found = options.store.getVariant(addition.variantId);
    if (!found || found.product.status !== 'ACTIVE') return refuse('This product is not sold here.');
    const wanted = addition.quantity + (lines.find((line) => line.variantId === addition.variantId)?.quantity ?? 0);
    if (!found.variant.availableForSale || found.variant.inventoryQuantity < wanted)
      return refuse(`All ${found.variant.inventoryQuantity} ${found.product.title} are in your cart.`);
    put(lines, addition);
    const { quantity } = addition;
    const merchandise = describePixelVariant(found.product, found.variant, options.store);
    const totalAmount = { amount: merchandise.price.amount * quantity, currencyCode: merchandise.price.currencyCode };
    events.push({
      name: 'product_added_to_cart',
      data: { cartLine: { merchandise, quantity, cost: { totalAmount } } },
    });
  }
  session.cart.lines = lines;
  if (!asJson) {
    session.pendingEvents.push(...events);
    return redirect('/cart');
  }
  const items = describeCart(session.cart, options.store).items.filter((item) =>
    additions.some((addition) => addition.variantId.endsWith(`/${item.variant_id}`)),
  );
  return Response.json({ items, sandbox_events: events });
}

function put(lines: CartLine[], addition: CartLine): void {
  const line = lines.find((candidate) => candidate.variantId === addition.variantId);
  if (line) line.quantity += addition.quantity;
  else lines.push({ ...addition });
}
