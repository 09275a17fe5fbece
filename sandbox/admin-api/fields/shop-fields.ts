import { gid } from '../../store/gid.ts';
import type { ShopRow } from '../../store/types.ts';
import type { SandboxContext } from '../../sandbox-context.ts';
import { listRows } from '../list-rows.ts';
import type { Fields } from './field.ts';

const scopeRows = (scopes: readonly string[]) =>
  scopes.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') }));

const installationOf = ({ apiKey, appUrl, config }: SandboxContext) => ({
  id: gid.write('AppInstallation', 1),
  launchUrl: appUrl,
  app: { id: gid.write('App', 1), apiKey, handle: 'regulars', title: config.name, embedded: true },
});

/** The app's own installation, as Query.currentAppInstallation gives it. */
export const currentInstallation = installationOf;

export const shopFields: Readonly<Record<string, Fields>> = {
  Shop: {
    id: () => gid.write('Shop', 1),
    myshopifyDomain: ({ domain }: ShopRow) => domain,
    email: ({ domain }: ShopRow) => `owner@${domain.replace('.myshopify.com', '.example')}`,
    contactEmail: ({ domain }: ShopRow) => `owner@${domain.replace('.myshopify.com', '.example')}`,
    url: (_shop: ShopRow, _args, { context }) => context.url(),
    primaryDomain: (_shop: ShopRow, _args, { context }) => ({
      id: gid.write('Domain', 1),
      host: new URL(context.url()).host,
      url: context.url(),
    }),
    plan: () => ({ publicDisplayName: 'Development', partnerDevelopment: true, shopifyPlus: false }),
    taxesIncluded: () => false,
    metafield: () => null,
    metafields: () => listRows([]),
  },
  AppInstallation: {
    accessScopes: (_installation: never, _args, { scopes }) => scopeRows([...scopes]),
    activeSubscriptions: () => [],
    metafield: () => null,
    metafields: () => listRows([]),
  },
  App: {
    requestedAccessScopes: (_app: never, _args, { context }) => scopeRows(context.config.scopes),
    optionalAccessScopes: (_app: never, _args, { context }) => scopeRows(context.config.optionalScopes),
    installation: (_app: never, _args, { context }) => installationOf(context),
    webhookApiVersion: () => '2026-10',
  },
};
