import { PRODUCT_TABLES, type ProductTable } from '#app/measurement/reports/products-tables.ts';
import { readChoice } from './read-choice.ts';

export interface ProductFilters {
  /** Which buyers the gateway products look at, by their first order. */
  readonly began: 'ever' | 'year';
  /** Which table is exported. */
  readonly table: ProductTable;
}

/** Read the filters of the products page from its address; what is not understood is the default. */
export function readProductFilters(url: string): ProductFilters {
  return { began: readChoice(url, 'began', ['ever', 'year']), table: readChoice(url, 'table', PRODUCT_TABLES) };
}
