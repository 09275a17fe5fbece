import {
  COLLECTION_FIELDS,
  CUSTOMER_FIELDS,
  LINE_FIELDS,
  ORDER_FIELDS,
  PRODUCT_FIELDS,
  REFUND_FIELDS,
  VARIANT_FIELDS,
} from './fields.ts';

/**
 * What bulk operations run. They take no variables, and no connection may stand inside a list: refunds come without
 * their lines, which are asked for afterwards.
 */

export const PRODUCTS_EXPORT = /* GraphQL */ `
  {
    products {
      edges {
        node {
          ${PRODUCT_FIELDS}
          variants {
            edges {
              node {
                ${VARIANT_FIELDS}
              }
            }
          }
        }
      }
    }
  }
`;

export const COLLECTIONS_EXPORT = /* GraphQL */ `
  {
    collections {
      edges {
        node {
          ${COLLECTION_FIELDS}
          products {
            edges {
              node {
                id
              }
            }
          }
        }
      }
    }
  }
`;

export const CUSTOMERS_EXPORT = /* GraphQL */ `
  {
    customers {
      edges {
        node {
          ${CUSTOMER_FIELDS}
        }
      }
    }
  }
`;

const ordersExport = (argument: string) => /* GraphQL */ `
  {
    orders${argument} {
      edges {
        node {
          ${ORDER_FIELDS}
          refunds {
            ${REFUND_FIELDS}
          }
          lineItems {
            edges {
              node {
                ${LINE_FIELDS}
              }
            }
          }
        }
      }
    }
  }
`;

export const ORDERS_EXPORT = ordersExport('');

/** The export of orders created at or after an instant. */
export function buildOrdersExport(since: Date): string {
  return ordersExport(`(query: "created_at:>='${since.toISOString()}'")`);
}
