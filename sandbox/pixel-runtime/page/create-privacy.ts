import type { ConsentState } from '../messages.ts';

export interface Privacy {
  allowed(): boolean;
  state(): ConsentState;
  /** Change consent, remember it on the server and tell the page. */
  set(analytics: boolean): void;
}

/** Keep the visitor's consent for this page; every change is a `visitorConsentCollected` event on the document, as in Shopify's consent API. */
export function createPrivacy(given: boolean): Privacy {
  let analytics = given;
  return {
    allowed: () => analytics,
    state: () => ({
      analyticsProcessingAllowed: analytics,
      marketingAllowed: false,
      preferencesProcessingAllowed: false,
      saleOfDataAllowed: false,
    }),
    set(next) {
      analytics = next;
      void fetch('/_sandbox/visit', {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ consent: String(next) }),
      });
      document.dispatchEvent(
        new CustomEvent('visitorConsentCollected', {
          detail: {
            analyticsAllowed: next,
            marketingAllowed: false,
            preferencesAllowed: false,
            saleOfDataAllowed: false,
          },
        }),
      );
    },
  };
}
