/** The fields every source of a record asks for, whether in bulk or by page. */

export const ORDER_FIELDS = /* GraphQL */ `
  id
  name
  createdAt
  processedAt
  updatedAt
  cancelledAt
  test
  currencyCode
  taxesIncluded
  checkoutToken
  customer {
    id
  }
  shippingAddress {
    countryCodeV2
  }
  sourceName
  totalDiscountsSet {
    shopMoney {
      amount
    }
  }
  discountCodes
`;

export const LINE_FIELDS = /* GraphQL */ `
  id
  quantity
  currentQuantity
  isGiftCard
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  discountAllocations {
    allocatedAmountSet {
      shopMoney {
        amount
      }
    }
  }
  taxLines {
    priceSet {
      shopMoney {
        amount
      }
    }
  }
  product {
    id
  }
  variant {
    id
  }
  sellingPlan {
    sellingPlanId
  }
`;

export const REFUND_FIELDS = /* GraphQL */ `
  id
  createdAt
  processedAt
`;

export const REFUND_LINE_FIELDS = /* GraphQL */ `
  id
  quantity
  lineItem {
    id
  }
  subtotalSet {
    shopMoney {
      amount
    }
  }
  totalTaxSet {
    shopMoney {
      amount
    }
  }
`;

export const CUSTOMER_FIELDS = /* GraphQL */ `
  id
  createdAt
  updatedAt
  defaultEmailAddress {
    marketingState
    marketingUpdatedAt
  }
`;

export const PRODUCT_FIELDS = /* GraphQL */ `
  id
  title
  handle
  productType
  vendor
  status
  tags
  isGiftCard
  createdAt
  updatedAt
  publishedAt
  featuredMedia {
    preview {
      image {
        url
      }
    }
  }
`;

export const VARIANT_FIELDS = /* GraphQL */ `
  id
  title
  position
  price
  compareAtPrice
  inventoryQuantity
  inventoryPolicy
  availableForSale
  inventoryItem {
    id
    updatedAt
    unitCost {
      amount
      currencyCode
    }
  }
`;

export const COLLECTION_FIELDS = /* GraphQL */ `
  id
  title
  handle
  updatedAt
`;

export const PAGE_INFO = /* GraphQL */ `
  pageInfo {
    hasNextPage
    endCursor
  }
`;
