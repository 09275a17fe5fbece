import type { Api } from '@shopify/ui-extensions/admin.customer-details.block.render';

declare global {
  /** What Shopify's admin gives this block. */
  const shopify: Api;
}
