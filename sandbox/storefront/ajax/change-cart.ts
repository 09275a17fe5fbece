import { gid } from '../../store/gid.ts';
import { describeCart } from '../drops/describe-cart.ts';
import { readForm } from '../read-form.ts';
import { redirect } from '../redirect.ts';
import type { Visit } from '../types.ts';
import { refuseCart } from './refuse-cart.ts';

/** `POST /cart/change` and `/cart/change.js`: set the quantity of a line, by variant `id` or `line` from 1; 0 takes it out. */
export async function changeCart({ request, session, options }: Visit, asJson: boolean): Promise<Response> {
  const fields = await readForm(request);
  const quantity = Number(fields.get('quantity') ?? NaN);
  const variantId = gid.write('ProductVariant', Number.parseInt(fields.get('id') ?? '', 10));
  const index = fields.has('line')
    ? Number(fields.get('line')) - 1
    : session.cart.lines.findIndex((line) => line.variantId === variantId);
  const line = session.cart.lines[index];
  const refuse = (text: string) => (asJson ? refuseCart(text) : redirect(`/cart?refused=${encodeURIComponent(text)}`));
  if (!line || !Number.isInteger(quantity) || quantity < 0)
    return refuse('The line or its quantity could not be read.');
  const stock = options.store.getVariant(line.variantId)?.variant.inventoryQuantity ?? 0;
  if (quantity > stock) return refuse(`Only ${stock} of this product are left.`);
  if (quantity === 0) session.cart.lines.splice(index, 1);
  else line.quantity = quantity;
  return asJson ? Response.json(describeCart(session.cart, options.store)) : redirect('/cart');
}
