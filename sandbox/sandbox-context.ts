import type { GraphQLSchema } from 'graphql';
import type { InstallationKeeper } from './open-installation.ts';
import type { AppConfig } from './read-app-config.ts';
import type { SandboxStore } from './store/open-store.ts';

/** How strict and how quick this Shopify is. */
export interface SandboxOptions {
  /** Whether the merchant grants the optional scopes at installation. */
  readonly grantOptionalScopes: boolean;
  /** Life of an access token in seconds. */
  readonly tokenSeconds: number;
  /** Points a second that come back to the GraphQL bucket; the bucket holds twenty seconds' worth. */
  readonly restoreRate: number;
  /** How long a bulk operation stays CREATED, in milliseconds. */
  readonly bulkStartMs: number;
  /** Rows a bulk operation writes before it lets others work. */
  readonly bulkSliceRows: number;
  /**
   * Protected customer data (name, email, phone, address) that the direct API gives out, as it does in a development store.
   * The app's server is refused all of it.
   */
  readonly directApiContent: readonly string[];
}

/** Everything Shopify's side shares, made once by startSandbox and handed down. */
export interface SandboxContext {
  readonly store: SandboxStore;
  readonly schema: GraphQLSchema;
  readonly config: AppConfig;
  readonly installation: InstallationKeeper;
  readonly options: SandboxOptions;
  /** The app's own address, without a slash at the end. */
  readonly appUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** This sandbox's address. */
  url(): string;
  /** Epoch milliseconds. */
  now(): number;
}
