import { writeAppAddress } from '../oauth/write-app-address.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { html } from './html.ts';
import type { ShellPage } from './render-shell.ts';

/** The app in its frame, at a path of its own. */
export async function showAppPage(context: SandboxContext, path: string, locale: string): Promise<ShellPage> {
  const { name } = context.config;
  const main = html`<div class="app-bar">
      <strong>${name}</strong><span class="app-title"></span><span class="app-actions"></span>
    </div>
    <div class="progress" hidden></div>
    <iframe class="app" title="${name}" allow="clipboard-write"></iframe>`;
  return {
    title: name,
    place: 'app',
    main,
    facts: {
      appOrigin: new URL(context.appUrl).origin,
      appPath: '/apps/regulars',
      appAddress: await writeAppAddress(context, path, locale),
    },
  };
}
