import type { Installation } from '../open-installation.ts';
import type { SandboxContext } from '../sandbox-context.ts';

/** The merchant accepts the app with its scopes (the optional ones as the options say). Accepting twice changes nothing. */
export function acceptInstallation({ installation, config, options, now }: SandboxContext): Installation {
  const state = installation.get();
  if (state.installedAt !== null) return state;
  const scopes = [...config.scopes, ...(options.grantOptionalScopes ? config.optionalScopes : [])];
  return installation.set({ installedAt: new Date(now()).toISOString(), scopes });
}
