import { gid } from '../store/gid.ts';
import { drawProduct } from './pictures/draw-product.ts';
import type { Visit } from './types.ts';

/** Serve `/cdn/products/:id.svg`, the drawn picture of a product; null if there is none. */
export function servePicture({ options }: Visit, id: string): Response | null {
  const product = options.store.getProduct(gid.write('Product', Number(id)));
  if (!product) return null;
  return new Response(drawProduct(product), {
    headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}
