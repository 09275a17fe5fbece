const PATIENCE_MS = 500;

/** Resolve once the shop can be asked for the visitor's consent, at the latest after half a second. */
export function awaitConsentState(): Promise<void> {
  const { Shopify } = window;
  return new Promise((resolve) => {
    if (Shopify?.customerPrivacy || !Shopify?.loadFeatures) return resolve();
    setTimeout(resolve, PATIENCE_MS);
    Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], () => resolve());
  });
}
