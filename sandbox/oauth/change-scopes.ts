import type { SandboxContext } from '../sandbox-context.ts';
import { appMessages } from '../webhooks/app-messages.ts';
import type { WebhookSender } from '../webhooks/create-sender.ts';

/**
 * Grant or revoke optional scopes, and tell the app.
 *
 * @throws {Error} if a scope is not among the app's optional ones, or the app is not installed.
 */
export function changeScopes(
  context: SandboxContext,
  sender: WebhookSender,
  { grant = [], revoke = [] }: { readonly grant?: readonly string[]; readonly revoke?: readonly string[] },
): readonly string[] {
  const { installedAt, scopes } = context.installation.get();
  if (installedAt === null) throw new Error('Cannot change scopes: the app must be installed.');
  const { optionalScopes } = context.config;
  for (const scope of [...grant, ...revoke]) {
    if (!optionalScopes.includes(scope))
      throw new Error(`Cannot change scopes: each must be one of ${optionalScopes.join(', ')}, got "${scope}".`);
  }
  const next = [...new Set([...scopes, ...grant])].filter((scope) => !revoke.includes(scope));
  context.installation.set({ scopes: next });
  if (next.join() !== scopes.join()) sender.send([appMessages.scopesUpdated(context, scopes, next)]);
  return next;
}
