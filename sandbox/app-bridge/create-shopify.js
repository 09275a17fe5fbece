import { controlElements } from './control-elements.js';
import { createToast } from './create-toast.js';

const absent = (name) => () => Promise.reject(new Error(`Cannot use shopify.${name}: the sandbox does not have it.`));

/** Create `window.shopify`, as `@shopify/app-bridge-types` describes it. */
export function createShopify(channel, config, leaveConfirmation) {
  const { adminOrigin, isEmbedded, post, request } = channel;
  return {
    config,
    origin: adminOrigin,
    ready: Promise.resolve(),
    environment: { mobile: false, embedded: isEmbedded, pos: false, intent: false },
    idToken: () => request('id-token'),
    user: async () => ({ accountAccess: 'Full Access' }),
    loading: (isLoading) => post('loading', isLoading !== false),
    toast: createToast(channel),
    modal: controlElements('a modal'),
    saveBar: { ...controlElements('a save bar'), leaveConfirmation },
    app: { extensions: () => request('extensions') },
    scopes: {
      query: () => request('scopes'),
      request: (scopes) => request('scopes-request', scopes),
      revoke: (scopes) => request('scopes-revoke', scopes),
    },
    webVitals: { onReport: async () => {} },
    reviews: {
      request: async () => ({ success: false, code: 'merchant-ineligible', message: 'The sandbox has no app store.' }),
    },
    support: { registerHandler: async () => {} },
    setSignals: () => {},
    resourcePicker: absent('resourcePicker'),
    picker: absent('picker'),
    intents: { register: () => () => {}, invoke: absent('intents') },
  };
}
