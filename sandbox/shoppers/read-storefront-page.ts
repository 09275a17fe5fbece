import { z } from 'zod';

const factsSchema = z.object({
  shop: z.object({ domain: z.string() }),
  consent: z.boolean(),
  pixel: z.record(z.string(), z.string()).nullable(),
  events: z.array(z.object({ name: z.string(), data: z.unknown() })),
});

/** A recommendations block on a page, as its attributes say. */
export interface Block {
  readonly proxy: string;
  readonly placement: string;
  readonly product: string;
  readonly cart: string;
  readonly limit: number;
}

/** What a shopper gets out of a page of the sandbox's storefront. */
export interface StorefrontPage {
  readonly facts: z.infer<typeof factsSchema>;
  readonly blocks: readonly Block[];
  /** Paths of the products and of the collections it links to, each once, in order. */
  readonly products: readonly string[];
  readonly collections: readonly string[];
  /** Gids of the customers one may log in as. */
  readonly customers: readonly string[];
}

/** @throws {Error} if it is no page of the sandbox's storefront. */
export function readStorefrontPage(html: string): StorefrontPage {
  const json = /<script[^>]*\bid="sandbox-page"[^>]*>([^]*?)<\/script>/.exec(html)?.[1];
  if (json === undefined)
    throw new Error('Cannot browse: the page must be one of the sandbox storefront, got another one.');
  return {
    facts: factsSchema.parse(JSON.parse(json)),
    blocks: [...html.matchAll(/<regulars-recommendations\b([^>]*)>/g)].map(([, attributes]) => readBlock(attributes!)),
    products: listMatches(html, /href="(\/products\/[^"?#]+)/g),
    collections: listMatches(html, /href="(\/collections\/[^"?#]+)/g),
    customers: listMatches(html, /value="(gid:\/\/shopify\/Customer\/\d+)"/g),
  };
}

function readBlock(attributes: string): Block {
  const read = (name: string) =>
    (new RegExp(`\\bdata-${name}="([^"]*)"`).exec(attributes)?.[1] ?? '').replaceAll('&amp;', '&');
  return {
    proxy: read('proxy'),
    placement: read('placement'),
    product: read('product'),
    cart: read('cart'),
    limit: Number(read('limit')) || 6,
  };
}

function listMatches(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map(([, found]) => found!))];
}
