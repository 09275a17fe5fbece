import type { NamedProduct } from '#app/measurement/reports/products-answers.ts';
import type { PageText } from './use-text.ts';

const LONGEST = 34;

/** What a product is called: its title, said to be deleted where it is; its number where it was never seen. */
export function writeProductTitle(
  { productId, title, isDeleted }: Pick<NamedProduct, 'productId' | 'title' | 'isDeleted'>,
  text: PageText,
): string {
  const name = title === null || title === '' ? text('products.unnamed', { id: String(productId) }) : title;
  return isDeleted ? text('products.deleted', { name }) : name;
}

/** The same where there is little room. */
export function writeShortTitle(product: Parameters<typeof writeProductTitle>[0], text: PageText): string {
  const title = writeProductTitle(product, text);
  return title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
}
