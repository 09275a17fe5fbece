interface CartAnswer {
  readonly sandbox_events?: readonly { readonly name: string; readonly data: unknown }[];
}

/** Notice what a script adds to the cart, as Shopify's storefront does, and give on the events. */
export function watchCart(publish: (name: string, data: unknown) => void): void {
  const realFetch = window.fetch;
  window.fetch = async (input, init) => {
    const response = await realFetch(input, init);
    const url = new URL(input instanceof Request ? input.url : String(input), location.origin);
    if (url.origin === location.origin && url.pathname === '/cart/add.js' && response.ok) {
      const { sandbox_events = [] } = (await response.clone().json()) as CartAnswer;
      for (const { name, data } of sandbox_events) publish(name, data);
    }
    return response;
  };
}
