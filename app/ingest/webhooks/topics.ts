import { answerDataRequest } from './answer-data-request.ts';
import { finishBulkOperation } from './finish-bulk-operation.ts';
import { readCollection } from './read-collection.ts';
import { readCustomer } from './read-customer.ts';
import { readEmailConsent } from './read-email-consent.ts';
import { readInventoryItem } from './read-inventory-item.ts';
import { readInventoryLevel } from './read-inventory-level.ts';
import { readOrderEdit } from './read-order-edit.ts';
import { readOrder } from './read-order.ts';
import { readProduct } from './read-product.ts';
import { readRefund } from './read-refund.ts';
import type { WebhookReader } from './reading.ts';
import { redactCustomer } from './redact-customer.ts';
import { redactShop } from './redact-shop.ts';
import { uninstallShop } from './uninstall-shop.ts';
import { updateScopes } from './update-scopes.ts';

/** Who reads which topic: the same list as in `shopify.app.toml`. */
export const TOPICS: ReadonlyMap<string, WebhookReader> = new Map([
  ['orders/create', readOrder],
  ['orders/updated', readOrder],
  ['orders/paid', readOrder],
  ['orders/cancelled', readOrder],
  ['orders/edited', readOrderEdit],
  ['refunds/create', readRefund],
  ['customers/create', readCustomer],
  ['customers/update', readCustomer],
  ['customers/delete', readCustomer],
  ['customers_email_marketing_consent/update', readEmailConsent],
  ['products/create', readProduct],
  ['products/update', readProduct],
  ['products/delete', readProduct],
  ['collections/create', readCollection],
  ['collections/update', readCollection],
  ['collections/delete', readCollection],
  ['inventory_items/update', readInventoryItem],
  ['inventory_levels/update', readInventoryLevel],
  ['app/uninstalled', uninstallShop],
  ['app/scopes_update', updateScopes],
  ['bulk_operations/finish', finishBulkOperation],
  ['customers/data_request', answerDataRequest],
  ['customers/redact', redactCustomer],
  ['shop/redact', redactShop],
]);
