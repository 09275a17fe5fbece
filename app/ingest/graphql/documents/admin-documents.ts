import { BULK_OPERATION, BULK_OPERATION_RUN } from './bulk.ts';
import { buildOrdersExport, CUSTOMERS_EXPORT, ORDERS_EXPORT, PRODUCTS_EXPORT } from './exports.ts';
import { SHOP_SETTINGS, WEB_PIXEL, WEB_PIXEL_CREATE, WEB_PIXEL_UPDATE } from './install.ts';
import {
  CUSTOMERS_PAGE,
  LINES_PAGE,
  ORDER,
  ORDER_REFUNDS,
  ORDERS_PAGE,
  PRODUCTS_PAGE,
  REFUND_LINES_PAGE,
  REFUNDS,
  VARIANTS_PAGE,
} from './pages.ts';

/** Everything the app ever asks the Admin API, so that a test can hold it against Shopify's schema. */
export const ADMIN_DOCUMENTS: Readonly<Record<string, string>> = {
  PRODUCTS_EXPORT,
  CUSTOMERS_EXPORT,
  ORDERS_EXPORT,
  RECENT_ORDERS_EXPORT: buildOrdersExport(new Date(0)),
  BULK_OPERATION_RUN,
  BULK_OPERATION,
  ORDERS_PAGE,
  ORDER,
  LINES_PAGE,
  ORDER_REFUNDS,
  REFUND_LINES_PAGE,
  REFUNDS,
  CUSTOMERS_PAGE,
  PRODUCTS_PAGE,
  VARIANTS_PAGE,
  SHOP_SETTINGS,
  WEB_PIXEL,
  WEB_PIXEL_CREATE,
  WEB_PIXEL_UPDATE,
};
