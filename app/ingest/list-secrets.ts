import type { App } from '../app.server.ts';

/** Every secret Shopify may have signed with: the current one, and those a rotation has not retired yet. */
export function listSecrets(app: App): readonly string[] {
  return [app.env.SHOPIFY_API_SECRET, ...app.env.SHOPIFY_API_SECRETS_PREVIOUS];
}
