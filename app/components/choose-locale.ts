import { findLocale } from '#app/messages/locales.ts';

/** The reader's locale: what the admin says in the address, else the first of the browser's that we write, else English. */
export function chooseLocale(request: Request): string {
  const named = new URL(request.url).searchParams.get('locale');
  const accepted = request.headers.get('accept-language')?.split(',') ?? [];
  const candidates = [named, ...accepted.map((choice) => choice.split(';')[0]?.trim())];
  return candidates.find((candidate) => candidate && isLocale(candidate)) ?? 'en';
}

function isLocale(tag: string): boolean {
  try {
    return findLocale(tag) !== null && Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
