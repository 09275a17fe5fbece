import type { App } from '../app.server.ts';
import { resolveShopUrl } from '../resolve-shop-url.ts';

/** Where a merchant goes in the Shopify admin for what is not on our pages. */
export interface AdminLinks {
  /** The theme editor, our block being added to the product page. */
  readonly themeEditor: string;
  /** The list of connected pixels. */
  readonly customerEvents: string;
}

/** File name of the theme block, without its ending. */
const BLOCK = 'recommendations';

/** The addresses in the admin of a shop by its domain. */
export function listAdminLinks(app: App, domain: string): AdminLinks {
  const admin = `https://${domain}/admin`;
  const editor = new URLSearchParams({
    template: 'product',
    addAppBlockId: `${app.env.SHOPIFY_API_KEY}/${BLOCK}`,
    target: 'newAppsSection',
  });
  return {
    themeEditor: resolveShopUrl(app.env, `${admin}/themes/current/editor?${editor}`),
    customerEvents: resolveShopUrl(app.env, `${admin}/settings/customer_events`),
  };
}
