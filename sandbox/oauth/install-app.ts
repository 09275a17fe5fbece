import type { SandboxContext } from '../sandbox-context.ts';
import { acceptInstallation } from './accept-installation.ts';
import type { TokenKeeper } from './keep-tokens.ts';
import { writeAppAddress } from './write-app-address.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/**
 * Do what a merchant's click on "Install" does: accept the scopes and open the app, which then exchanges its token.
 *
 * @throws {Error} if the app does not answer, or has not asked for a token by then.
 */
export async function installApp(context: SandboxContext, tokens: TokenKeeper): Promise<void> {
  acceptInstallation(context);
  const address = await writeAppAddress(context, '');
  const response = await fetch(address, { headers: { 'user-agent': BROWSER, accept: 'text/html' } }).catch(
    (cause: unknown) => {
      throw new Error(`Cannot install the app: ${context.appUrl} must answer.`, { cause });
    },
  );
  await response.arrayBuffer();
  if (response.status >= 400)
    throw new Error(`Cannot install the app: ${new URL(address).pathname} must open, got HTTP ${response.status}.`);
  if (!tokens.hasAny()) throw new Error('Cannot install the app: opening it must lead to a token exchange, got none.');
}
