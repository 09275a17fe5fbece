import type { App } from '../app.server.ts';

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
export function listAdminLinks({ env }: App, domain: string): AdminLinks {
  const admin = findAdmin(env.SHOPIFY_ADMIN_ORIGIN, domain);
  const editor = new URLSearchParams({
    template: 'product',
    addAppBlockId: `${env.SHOPIFY_API_KEY}/${BLOCK}`,
    target: 'newAppsSection',
  });
  return {
    themeEditor: `${admin}/themes/current/editor?${editor}`,
    customerEvents: `${admin}/settings/customer_events`,
  };
}

/** Where a page of ours opens inside of a shop's admin, for whoever comes from outside. @param path as `/app/buyers`. */
export function linkToPage({ env }: App, domain: string, path: string): string {
  return `${findAdmin(env.SHOPIFY_ADMIN_ORIGIN, domain)}/apps/${env.SHOPIFY_API_KEY}${path}`;
}

function findAdmin(origin: string | undefined, domain: string): string {
  return origin ? `${origin}/store/${domain.split('.')[0]}` : `https://${domain}/admin`;
}
