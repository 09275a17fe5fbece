import { z } from 'zod';
import { digestSettingsSchema, MAX_READERS, type DigestSettings } from './digest-settings.ts';

/** Why a form of the digest is refused. */
export type DigestRefusal =
  { readonly reason: 'form' } | { readonly reason: 'address'; readonly address: string } | { readonly reason: 'many' };

/** Read the form of the digest's page. What was sent already stays known. */
export function readDigestForm(
  form: FormData,
  sentFor: string | null,
): { readonly settings: DigestSettings } | { readonly refusal: DigestRefusal } {
  const readers = String(form.get('readers') ?? '')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const wrong = readers.find((address) => !z.email().safeParse(address).success);
  if (wrong !== undefined) return { refusal: { reason: 'address', address: wrong } };
  const unique = [...new Set(readers)];
  if (unique.length > MAX_READERS) return { refusal: { reason: 'many' } };
  const read = digestSettingsSchema.safeParse({
    every: form.get('every'),
    weekday: Number(form.get('weekday')),
    hour: Number(form.get('hour')),
    locale: form.get('locale'),
    readers: unique,
    sentFor,
  });
  return read.success ? { settings: read.data } : { refusal: { reason: 'form' } };
}
