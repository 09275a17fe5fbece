import { PRODUCT_TABLES, type ProductTable } from '#app/measurement/reports/products-tables.ts';

export interface ProductFilters {
  /** Which buyers the gateway products look at, by their first order. */
  readonly began: 'ever' | 'year';
  /** Which table is exported. */
  readonly table: ProductTable;
}

/** Read the filters of the products page from its address; what is not understood is the default. */
export function readProductFilters(url: string): ProductFilters {
  const params = new URL(url).searchParams;
  const table = PRODUCT_TABLES.find((name) => name === params.get('table'));
  return { began: params.get('began') === 'year' ? 'year' : 'ever', table: table ?? PRODUCT_TABLES[0] };
}
