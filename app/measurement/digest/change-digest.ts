import type { Shop } from '../../../prisma/generated/client.ts';
import type { App } from '../../app.server.ts';
import { composeDigest } from './compose-digest.ts';
import { getDigestSettings, saveDigestSettings } from './digest-settings.ts';
import { readDigestForm, type DigestRefusal } from './read-digest-form.ts';
import { sendMessage } from './send-message.ts';

/** What became of a form of the digest's page. */
export type DigestOutcome =
  | { readonly state: 'saved' }
  | { readonly state: 'sent'; readonly readers: number }
  | { readonly state: 'failed'; readonly reference: string }
  | { readonly state: 'refused'; readonly refusal: DigestRefusal };

/** Do what a form of the digest's page asks: keep the settings, or send a digest of the last whole days now. */
export async function changeDigest(app: App, shop: Shop, form: FormData): Promise<DigestOutcome | null> {
  const settings = await getDigestSettings(app.db, shop.id);
  switch (form.get('intent')) {
    case 'save': {
      const read = readDigestForm(form, settings.sentFor);
      if ('refusal' in read) return { state: 'refused', refusal: read.refusal };
      await saveDigestSettings(app.db, shop.id, read.settings, app.now());
      return { state: 'saved' };
    }
    case 'send': {
      const message = await composeDigest(app, shop, settings);
      try {
        return { state: 'sent', readers: await sendMessage(app.env, settings.readers, message) };
      } catch (error) {
        const reference = Math.floor(app.now() / 1000).toString(36);
        app.log.error('digest.refused', { reference, error });
        return { state: 'failed', reference };
      }
    }
    default:
      return null;
  }
}
