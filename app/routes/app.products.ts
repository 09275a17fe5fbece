import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { searchProducts } from '#app/serving/search-products.ts';

/** Active products whose title holds the words of `q`. */
export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, (shop, app) => {
    const text = new URL(args.request.url).searchParams.get('q')?.trim() ?? '';
    return { text, found: text === '' ? [] : searchProducts(app.db, shop.id, text, 8) };
  });
}
