import type { BulkOperations } from './bulk/keep-bulk-operations.ts';
import type { TokenKeeper } from './oauth/keep-tokens.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { WebhookSender } from './webhooks/create-sender.ts';

/** The running pieces of Shopify's side, for those who answer requests. */
export interface SandboxParts {
  readonly context: SandboxContext;
  readonly tokens: TokenKeeper;
  readonly bulk: BulkOperations;
  readonly sender: WebhookSender;
}
