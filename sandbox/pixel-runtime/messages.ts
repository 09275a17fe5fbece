import type { ExtensionApi } from '@shopify/web-pixels-extension';

/** An event as Shopify's pixel manager hands it on. */
export interface PublishedEvent {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly seq: number;
  readonly timestamp: string;
  readonly type: 'standard' | 'custom';
  readonly context: unknown;
  readonly data?: unknown;
  readonly customData?: unknown;
}

export interface ConsentState {
  readonly analyticsProcessingAllowed: boolean;
  readonly marketingAllowed: boolean;
  readonly preferencesProcessingAllowed: boolean;
  readonly saleOfDataAllowed: boolean;
}

/** Page to worker. */
export type ToWorker =
  | { readonly type: 'start'; readonly settings: Readonly<Record<string, string>>; readonly init: ExtensionApi['init'] }
  | { readonly type: 'event'; readonly event: PublishedEvent }
  | { readonly type: 'consent'; readonly customerPrivacy: ConsentState }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown };

/** Worker to page. */
export type ToPage =
  | {
      readonly type: 'ask';
      readonly id: number;
      readonly target: string;
      readonly method: string;
      readonly args: readonly unknown[];
    }
  | { readonly type: 'sent'; readonly name: string; readonly status: number; readonly ms: number; readonly at: number };
