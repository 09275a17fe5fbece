type Payload = Readonly<Record<string, unknown>>;

/** A REST order of one line: 2 at 10.00, less 1.50 at order level = 18.50. */
export function orderPayload(over: Payload = {}): Payload {
  return {
    id: 1001,
    name: '#1001',
    email: 'ada@example.com',
    created_at: '2026-03-01T10:00:00+01:00',
    processed_at: '2026-03-01T09:00:00Z',
    updated_at: '2026-03-01T09:00:05Z',
    cancelled_at: null,
    test: false,
    currency: 'GBP',
    taxes_included: false,
    checkout_token: 'token-1',
    customer: { id: 7, first_name: 'Ada', last_name: 'Lovelace' },
    shipping_address: { address1: '12 St James Square', phone: '+44 20 7946 0000', country_code: 'GB' },
    source_name: 'web',
    total_discounts: '1.50',
    discount_codes: [{ code: 'WELCOME10', amount: '1.50', type: 'fixed_amount' }],
    line_items: [linePayload()],
    refunds: [],
    ...over,
  };
}

export function linePayload(over: Payload = {}): Payload {
  return {
    id: 11,
    product_id: 5,
    variant_id: 6,
    quantity: 2,
    current_quantity: 2,
    price: '10.00',
    total_discount: '0.00',
    discount_allocations: [{ amount: '1.50' }],
    tax_lines: [{ price: '3.08' }],
    gift_card: false,
    ...over,
  };
}

export function refundPayload(over: Payload = {}): Payload {
  return {
    id: 21,
    order_id: 1001,
    created_at: '2026-03-05T12:00:00Z',
    processed_at: '2026-03-05T12:00:01Z',
    refund_line_items: [{ id: 31, line_item_id: 11, quantity: 1, subtotal: 9.25, total_tax: 0 }],
    ...over,
  };
}

export function productPayload(over: Payload = {}): Payload {
  return {
    id: 5,
    title: 'Espresso beans',
    handle: 'espresso-beans',
    body_html: '<p>Dark</p>',
    product_type: 'Coffee',
    vendor: 'Northwind',
    tags: 'dark, beans',
    status: 'active',
    published_at: '2026-01-01T00:00:00Z',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-02-01T00:00:00Z',
    image: { src: 'https://cdn.example/beans.png' },
    variants: [
      {
        id: 6,
        title: '250 g',
        position: 1,
        price: '8.50',
        compare_at_price: null,
        inventory_item_id: 60,
        inventory_quantity: 4,
        inventory_policy: 'deny',
        inventory_management: 'shopify',
      },
    ],
    ...over,
  };
}
