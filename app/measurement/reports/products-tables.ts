/** The tables of the products page, by their names in an address. */
export const PRODUCT_TABLES = ['gateway', 'repurchase', 'replenishment', 'journeys', 'outlook'] as const;

export type ProductTable = (typeof PRODUCT_TABLES)[number];
