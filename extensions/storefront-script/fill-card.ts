import { formatMoney } from './format-money.ts';
import type { ShownProduct } from './types.ts';

const IMAGE_WIDTHS = [180, 360, 600];
const SIZES: Readonly<Record<string, string>> = {
  cards: '(min-width: 990px) 300px, 45vw',
  compact: '160px',
  list: '96px',
};

/** Fill a reserved card in place. Everything is set as text or as a checked attribute, never as HTML. */
export function fillCard(card: Element, product: ShownProduct, { root, money, currency, layout }: DOMStringMap): void {
  const at = (name: string) => card.querySelector<HTMLElement>(`.regulars__${name}`);
  const title = at('title')!;
  title.setAttribute('href', `${root!.replace(/\/$/, '')}/products/${encodeURIComponent(product.handle)}`);
  title.textContent = product.title;
  if (product.image) at('media')!.append(createPicture(product.image, SIZES[layout!]!));
  const format = (amount: string) =>
    product.currency === currency
      ? formatMoney(amount, money!)
      : Number(amount).toLocaleString(document.documentElement.lang || 'en', {
          style: 'currency',
          currency: product.currency,
        });
  const price = at('price')!;
  price.textContent = format(product.price);
  if (Number(product.compareAtPrice) > Number(product.price)) {
    const compare = document.createElement('s');
    compare.textContent = format(product.compareAtPrice!);
    price.append(' ', compare);
  }
  const reason = at('reason');
  if (reason) reason.textContent = product.reason;
}

function createPicture(address: string, sizes: string): HTMLImageElement {
  const image = new Image(600, 600);
  const source = new URL(address, location.origin);
  image.loading = 'lazy';
  image.decoding = 'async';
  image.alt = '';
  image.sizes = sizes;
  image.srcset = IMAGE_WIDTHS.map((width) => {
    source.searchParams.set('width', String(width));
    return `${source.href} ${width}w`;
  }).join(', ');
  image.onerror = () => image.remove();
  return image;
}
