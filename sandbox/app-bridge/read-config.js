/** What the admin said in the address of the first page, remembered for the pages after it. */
export function readConfig(script) {
  const params = new URLSearchParams(location.search);
  const remembered = (key) => {
    const value = params.get(key) ?? sessionStorage.getItem(`sandbox-app-bridge:${key}`);
    if (value !== null) sessionStorage.setItem(`sandbox-app-bridge:${key}`, value);
    return value ?? undefined;
  };
  return {
    apiKey: document.querySelector('meta[name="shopify-api-key"]')?.content ?? script.dataset.apiKey,
    shop: remembered('shop'),
    host: remembered('host'),
    locale: remembered('locale') ?? 'en',
  };
}
