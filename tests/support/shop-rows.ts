/** Rows of a small shop as a bulk operation writes them: two products in one collection, two customers, three orders, one refund. */
export const PRODUCT_ROWS = [1, 2].flatMap((n) => [
  {
    id: `gid://shopify/Product/${n}`,
    title: `Product ${n}`,
    handle: `product-${n}`,
    productType: 'Mug',
    vendor: 'Test',
    status: 'ACTIVE',
    tags: [],
    isGiftCard: false,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    publishedAt: '2026-01-01T00:00:00Z',
  },
  {
    id: `gid://shopify/ProductVariant/${n}`,
    __parentId: `gid://shopify/Product/${n}`,
    title: 'Default Title',
    price: `${n}.50`,
    compareAtPrice: null,
    inventoryQuantity: 5,
    availableForSale: true,
    inventoryItem: {
      id: `gid://shopify/InventoryItem/${n}`,
      updatedAt: '2026-01-02T00:00:00Z',
      unitCost: n === 1 ? { amount: '0.60', currencyCode: 'GBP' } : null,
    },
  },
]);

/** One collection of both products. */
export const COLLECTION_ROWS = [
  { id: 'gid://shopify/Collection/1', title: 'All mugs', handle: 'all-mugs', updatedAt: '2026-01-05T00:00:00Z' },
  ...[1, 2].map((n) => ({ id: `gid://shopify/Product/${n}`, __parentId: 'gid://shopify/Collection/1' })),
];

export const CUSTOMER_ROWS = [1, 2].map((n) => ({
  id: `gid://shopify/Customer/${n}`,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  state: 'ENABLED',
  locale: 'en',
  tags: [],
  defaultEmailAddress: {
    marketingState: n === 1 ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED',
    marketingUpdatedAt: n === 1 ? '2026-01-03T00:00:00Z' : null,
  },
}));

const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: 'GBP' } });

const order = (n: number, customer: number | null) => ({
  id: `gid://shopify/Order/${n}`,
  name: `#${n}`,
  createdAt: `2026-02-0${n}T12:00:00Z`,
  processedAt: `2026-02-0${n}T12:00:00Z`,
  updatedAt: `2026-02-0${n}T12:00:00Z`,
  cancelledAt: null,
  test: false,
  currencyCode: 'GBP',
  customer: customer === null ? null : { id: `gid://shopify/Customer/${customer}` },
  shippingAddress: customer === null ? null : { countryCodeV2: n === 1 ? 'GB' : 'FR' },
  sourceName: customer === null ? 'pos' : 'web',
  totalDiscountsSet: bag(n === 2 ? '0.30' : '0.00'),
  discountCodes: n === 2 ? ['SPRING'] : [],
});

const line = (n: number, ofOrder: number, product: number) => ({
  id: `gid://shopify/LineItem/${n}`,
  __parentId: `gid://shopify/Order/${ofOrder}`,
  quantity: 2,
  currentQuantity: n === 1 ? 1 : 2,
  originalUnitPriceSet: bag(`${product}.50`),
  discountedTotalSet: bag(`${product * 2 + 1}.00`),
  product: { id: `gid://shopify/Product/${product}` },
  variant: { id: `gid://shopify/ProductVariant/${product}` },
  sellingPlan: n === 3 ? { sellingPlanId: 'gid://shopify/SellingPlan/1' } : null,
});

export const ORDER_ROWS = [
  order(1, 1),
  line(1, 1, 1),
  line(2, 1, 2),
  {
    id: 'gid://shopify/Refund/1',
    __parentId: 'gid://shopify/Order/1',
    createdAt: '2026-02-05T00:00:00Z',
    processedAt: '2026-02-05T00:00:00Z',
  },
  {
    id: 'gid://shopify/RefundLineItem/1',
    __parentId: 'gid://shopify/Refund/1',
    quantity: 1,
    lineItem: { id: 'gid://shopify/LineItem/1' },
    subtotalSet: bag('1.50'),
  },
  order(2, 2),
  line(3, 2, 1),
  order(3, null),
  line(4, 3, 2),
];
