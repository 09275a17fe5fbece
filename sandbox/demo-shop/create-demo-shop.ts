import { createCollectionRows } from './collection-rows.ts';
import { createCustomerRows, customerGid } from './customer-rows.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { createOrderRows } from './order-rows.ts';
import { createProductRows } from './product-rows.ts';
import { simulatePurchases } from './simulate-purchases.ts';

/** A shop folder before it is written: the rows of each file, in Admin GraphQL names. */
export interface DemoShop {
  /** What shop.json holds: the shop and how much of everything there is. */
  readonly shop: {
    readonly shop: string;
    readonly name: string;
    readonly currencyCode: string;
    readonly ianaTimezone: string;
    /** Tells a folder of ours from somebody's own. */
    readonly generator: string;
    readonly seed: number;
    readonly firstOrderAt: string;
    readonly lastOrderAt: string;
    readonly products: number;
    readonly customers: number;
    readonly orders: number;
    readonly lineItems: number;
    readonly productRows: number;
    readonly customerRows: number;
    readonly orderRows: number;
  };
  readonly products: readonly object[];
  readonly collections: readonly object[];
  readonly customers: readonly object[];
  readonly orders: readonly object[];
}

/**
 * Create the demo shop: Larch & Kettle, who sell coffee, tea and what belongs to them, over the 14 months before
 * `endAt` (epoch milliseconds). The same seed and end give the same rows.
 */
export function createDemoShop({ seed, endAt }: { readonly seed: number; readonly endAt: number }): DemoShop {
  const items = loadCatalogue();
  const purchases = simulatePurchases({ items, endAt }, seed);
  const { rows: products, variants } = createProductRows(items, endAt);
  const customers = createCustomerRows(purchases, seed);
  const orders = [...createOrderRows({ items, variants, endAt, seed, customerGid }, purchases)];
  const shop = {
    shop: 'larch-and-kettle.myshopify.com',
    name: 'Larch & Kettle',
    currencyCode: 'GBP',
    ianaTimezone: 'Europe/London',
    generator: 'demo-shop',
    seed,
    firstOrderAt: new Date(purchases[0]!.at).toISOString(),
    lastOrderAt: new Date(purchases.at(-1)!.at).toISOString(),
    products: items.length,
    customers: customers.length,
    orders: purchases.length,
    lineItems: purchases.reduce((sum, { lines }) => sum + lines.length, 0),
    productRows: products.length,
    customerRows: customers.length,
    orderRows: orders.length,
  };
  return { shop, products, collections: createCollectionRows(items, endAt), customers, orders };
}
