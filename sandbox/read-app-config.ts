import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';

const scopes = z.string().transform((text) =>
  text
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean),
);

const subscription = z
  .object({
    topics: z.array(z.string()).default([]),
    compliance_topics: z.array(z.string()).default([]),
    uri: z.string(),
    name: z.string().optional(),
    include_fields: z.array(z.string()).optional(),
  })
  .strict();

const schema = z.object({
  name: z.string(),
  access_scopes: z.object({ scopes, optional_scopes: z.array(z.string()).default([]) }),
  access: z
    .object({
      admin: z.object({ direct_api_mode: z.enum(['online', 'offline']), embedded_app_direct_api_access: z.boolean() }),
    })
    .optional(),
  webhooks: z.object({ api_version: z.string(), subscriptions: z.array(subscription) }),
  app_proxy: z.object({ url: z.string(), subpath: z.string(), prefix: z.string() }).optional(),
});

/** One topic the app wants to hear of. */
export interface Subscription {
  /** Such as `orders/create`. */
  readonly topic: string;
  /** Absolute, or a path on the app's own address. */
  readonly uri: string;
  readonly name?: string;
  readonly includeFields?: readonly string[];
}

/** What the sandbox reads from `shopify.app.toml`, as Shopify does at deploy. */
export interface AppConfig {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly subscriptions: readonly Subscription[];
  /** Whether the app's pages may ask the Admin API themselves. */
  readonly hasDirectApi: boolean;
  /** Where the app proxy leads: `/apps/regulars` -> `/proxy`. */
  readonly proxy?: { readonly prefix: string; readonly subpath: string; readonly path: string };
}

/**
 * Read the app's configuration.
 *
 * @throws {Error} naming the key that is missing or that the sandbox does not know (a webhook `filter`, say).
 */
export function readAppConfig(file: URL | string): AppConfig {
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`Cannot read shopify.app.toml: ${issue?.path.join('.')} ${issue?.message}.`);
  }
  const { name, access, access_scopes, webhooks, app_proxy } = parsed.data;
  const subscriptions = webhooks.subscriptions.flatMap((entry) =>
    [...entry.topics, ...entry.compliance_topics].map((topic) => ({
      topic,
      uri: entry.uri,
      ...(entry.name === undefined ? {} : { name: entry.name }),
      ...(entry.include_fields === undefined ? {} : { includeFields: entry.include_fields }),
    })),
  );
  return {
    name,
    scopes: access_scopes.scopes,
    optionalScopes: access_scopes.optional_scopes,
    subscriptions,
    hasDirectApi: access?.admin.embedded_app_direct_api_access ?? false,
    ...(app_proxy
      ? {
          proxy: {
            prefix: app_proxy.prefix,
            subpath: app_proxy.subpath,
            path: new URL(app_proxy.url, 'https://app.invalid').pathname,
          },
        }
      : {}),
  };
}
