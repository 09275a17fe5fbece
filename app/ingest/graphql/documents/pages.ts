import {
  COLLECTION_FIELDS,
  CUSTOMER_FIELDS,
  LINE_FIELDS,
  ORDER_FIELDS,
  PAGE_INFO,
  PRODUCT_FIELDS,
  REFUND_FIELDS,
  REFUND_LINE_FIELDS,
  VARIANT_FIELDS,
} from './fields.ts';

/** Pages small enough to cost well under the 1,000 points a query may, with the lists inside them. */

const ORDER_TREE = /* GraphQL */ `
  ${ORDER_FIELDS}
  lineItems(first: 25) {
    nodes {
      ${LINE_FIELDS}
    }
    ${PAGE_INFO}
  }
  refunds(first: 10) {
    ${REFUND_FIELDS}
    refundLineItems(first: 3) {
      nodes {
        ${REFUND_LINE_FIELDS}
      }
      ${PAGE_INFO}
    }
  }
`;

export const ORDERS_PAGE = /* GraphQL */ `
  query OrdersPage($query: String!, $after: String) {
    orders(first: 10, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        ${ORDER_TREE}
      }
      ${PAGE_INFO}
    }
  }
`;

export const ORDER = /* GraphQL */ `
  query Order($id: ID!) {
    order(id: $id) {
      ${ORDER_TREE}
    }
  }
`;

export const LINES_PAGE = /* GraphQL */ `
  query LinesPage($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 100, after: $after) {
        nodes {
          ${LINE_FIELDS}
        }
        ${PAGE_INFO}
      }
    }
  }
`;

/** Every refund of an order: their list has no pages. */
export const ORDER_REFUNDS = /* GraphQL */ `
  query OrderRefunds($id: ID!) {
    order(id: $id) {
      refunds {
        ${REFUND_FIELDS}
      }
    }
  }
`;

export const REFUND_LINES_PAGE = /* GraphQL */ `
  query RefundLinesPage($id: ID!, $after: String) {
    refund(id: $id) {
      refundLineItems(first: 100, after: $after) {
        nodes {
          ${REFUND_LINE_FIELDS}
        }
        ${PAGE_INFO}
      }
    }
  }
`;

/** Several refunds at once, for the lines a bulk operation cannot give. */
export const REFUNDS = /* GraphQL */ `
  query Refunds($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Refund {
        ${REFUND_FIELDS}
        order {
          ${ORDER_FIELDS}
        }
        refundLineItems(first: 25) {
          nodes {
            ${REFUND_LINE_FIELDS}
          }
          ${PAGE_INFO}
        }
      }
    }
  }
`;

export const CUSTOMERS_PAGE = /* GraphQL */ `
  query CustomersPage($query: String!, $after: String) {
    customers(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        ${CUSTOMER_FIELDS}
      }
      ${PAGE_INFO}
    }
  }
`;

export const PRODUCTS_PAGE = /* GraphQL */ `
  query ProductsPage($query: String!, $after: String) {
    products(first: 20, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        ${PRODUCT_FIELDS}
        variants(first: 20) {
          nodes {
            ${VARIANT_FIELDS}
          }
          ${PAGE_INFO}
        }
      }
      ${PAGE_INFO}
    }
  }
`;

export const VARIANTS_PAGE = /* GraphQL */ `
  query VariantsPage($id: ID!, $after: String) {
    product(id: $id) {
      variants(first: 100, after: $after) {
        nodes {
          ${VARIANT_FIELDS}
        }
        ${PAGE_INFO}
      }
    }
  }
`;

export const COLLECTIONS_PAGE = /* GraphQL */ `
  query CollectionsPage($query: String!, $after: String) {
    collections(first: 5, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        ${COLLECTION_FIELDS}
        products(first: 100) {
          nodes {
            id
          }
          ${PAGE_INFO}
        }
      }
      ${PAGE_INFO}
    }
  }
`;

/** One collection, or the next products of it. */
export const COLLECTION = /* GraphQL */ `
  query Collection($id: ID!, $after: String) {
    collection(id: $id) {
      ${COLLECTION_FIELDS}
      products(first: 250, after: $after) {
        nodes {
          id
        }
        ${PAGE_INFO}
      }
    }
  }
`;
