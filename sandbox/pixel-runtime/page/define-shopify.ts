import type { Privacy } from './create-privacy.ts';
import type { Publisher } from './create-publisher.ts';
import type { PageFacts } from './read-page.ts';

/** Define `window.Shopify` as far as a storefront script may look at it. */
export function defineShopify({ shop, locale, customerId }: PageFacts, privacy: Privacy, publisher: Publisher): void {
  Object.assign(window, {
    Shopify: {
      shop: shop.domain,
      locale,
      currency: { active: shop.currency, rate: '1.0' },
      country: 'GB',
      routes: { root: '/' },
      theme: { name: 'Regulars sandbox', role: 'main' },
      analytics: {
        publish: (name: string, data: unknown) => publisher.publish(name, data, 'custom'),
      },
      customerPrivacy: {
        analyticsProcessingAllowed: () => privacy.allowed(),
        marketingAllowed: () => false,
        preferencesProcessingAllowed: () => false,
        saleOfDataAllowed: () => false,
        userCanBeTracked: () => privacy.allowed(),
        shouldShowBanner: () => false,
        setTrackingConsent(consent: { readonly analytics?: boolean }, done?: () => void) {
          privacy.set(consent.analytics === true);
          done?.();
        },
      },
      loadFeatures: (_features: unknown, done?: () => void) => done?.(),
    },
    ShopifyAnalytics: { meta: { page: { customerId } } },
  });
}
