import type { SandboxContext } from '../sandbox-context.ts';
import { appMessages } from '../webhooks/app-messages.ts';
import type { WebhookSender } from '../webhooks/create-sender.ts';
import type { TokenKeeper } from './keep-tokens.ts';

/** The merchant removes the app: its tokens and its pixel are gone at once, and it is told. */
export function uninstallApp(context: SandboxContext, tokens: TokenKeeper, sender: WebhookSender): void {
  if (context.installation.get().installedAt === null) return;
  sender.send([appMessages.uninstalled(context)]);
  tokens.revokeAll();
  context.installation.set({ installedAt: null, scopes: [], pixel: null });
}
