/** A column that can be searched. */
export interface Column {
  readonly name: string;
  readonly kind: 'id' | 'instant' | 'text' | 'flag';
}

/** A table of the store that the Admin API lists. */
export interface ListedTable {
  /** Rows with at least id and json. */
  readonly from: string;
  /** Columns by sort key; ID for what is left out. */
  readonly sortKeys: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, Column>>;
}

const id: Column = { name: 'id', kind: 'id' };
const instant = (name: string): Column => ({ name, kind: 'instant' });
const text = (name: string): Column => ({ name, kind: 'text' });

export const TABLES = {
  products: {
    from: 'Product',
    sortKeys: { ID: 'id', RELEVANCE: 'id', TITLE: 'title', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' },
    columns: {
      id,
      handle: text('handle'),
      title: text('title'),
      status: text('status'),
      created_at: instant('createdAt'),
      updated_at: instant('updatedAt'),
      published_at: instant('publishedAt'),
    },
  },
  collections: {
    from: 'Collection',
    sortKeys: { ID: 'id', RELEVANCE: 'id', TITLE: 'title', UPDATED_AT: 'updatedAt' },
    columns: { id, handle: text('handle'), title: text('title'), updated_at: instant('updatedAt') },
  },
  productVariants: {
    from: '(SELECT Variant.id, Variant.productId, Variant.sku, Variant.updatedAt, json FROM Variant JOIN Product ON Product.id = productId)',
    sortKeys: { ID: 'id', RELEVANCE: 'id' },
    columns: { id, product_id: { name: 'productId', kind: 'id' }, sku: text('sku'), updated_at: instant('updatedAt') },
  },
  customers: {
    from: 'Customer',
    sortKeys: { ID: 'id', RELEVANCE: 'id', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' },
    columns: { id, created_at: instant('createdAt'), updated_at: instant('updatedAt') },
  },
  orders: {
    from: 'ShopOrder',
    sortKeys: {
      ID: 'id',
      RELEVANCE: 'id',
      ORDER_NUMBER: 'id',
      CREATED_AT: 'createdAt',
      UPDATED_AT: 'updatedAt',
      PROCESSED_AT: 'processedAt',
    },
    columns: {
      id,
      name: text('name'),
      customer_id: { name: 'customerId', kind: 'id' },
      test: { name: 'test', kind: 'flag' },
      created_at: instant('createdAt'),
      processed_at: instant('processedAt'),
      updated_at: instant('updatedAt'),
    },
  },
} as const satisfies Readonly<Record<string, ListedTable>>;
