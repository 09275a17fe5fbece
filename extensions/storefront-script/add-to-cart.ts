import type { ShownProduct } from './types.ts';

const LABEL_BACK_MS = 1600;

/** Add one unit to the shop's cart: the button shows the state, the status line says it. Resolves to whether it is in the cart. */
export async function addToCart(
  button: HTMLButtonElement,
  status: Element,
  { title, variantId }: ShownProduct,
  { cartAdd, add, adding, added, addedStatus, failedStatus }: DOMStringMap,
): Promise<boolean> {
  if (button.ariaDisabled === 'true') return false;
  button.ariaDisabled = 'true';
  button.textContent = adding!;
  status.textContent = '';
  const response = await fetch(`${cartAdd}.js`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ items: [{ id: Number(variantId), quantity: 1 }] }),
  }).catch(() => null);
  const done = response?.ok === true;
  button.ariaDisabled = 'false';
  button.textContent = done ? added! : add!;
  status.textContent = (done ? addedStatus! : failedStatus!).replace('[product]', () => title);
  if (done) setTimeout(() => (button.textContent = add!), LABEL_BACK_MS);
  return done;
}
