import { gid } from '../../store/gid.ts';
import { describeProduct } from '../drops/describe-product.ts';
import type { Visit } from '../types.ts';

const MOST = 10;

/** `/recommendations/products.json?product_id=&limit=`: what the shop would show without an app, products of the same type. */
export function recommendNatively({ url, options }: Visit): Response {
  const { store } = options;
  const product = store.getProduct(gid.write('Product', Number(url.searchParams.get('product_id'))));
  if (!product)
    return Response.json({ status: 404, message: 'Not Found', description: 'Product not found' }, { status: 404 });
  const limit = Math.min(MOST, Math.max(1, Number(url.searchParams.get('limit') ?? MOST) || MOST));
  const products = store
    .listProducts()
    .filter((other) => other.id !== product.id && other.productType === product.productType && !other.isGiftCard)
    .map(describeProduct)
    .filter((other) => other.available && other.price > 0)
    .slice(0, limit);
  return Response.json({ intent: 'related', products });
}
