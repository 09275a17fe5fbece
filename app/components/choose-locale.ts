/** The reader's locale: what the admin says in the address, else the browser's first choice, else English. */
export function chooseLocale(request: Request): string {
  const named = new URL(request.url).searchParams.get('locale');
  const accepted = request.headers.get('accept-language')?.split(',')[0]?.split(';')[0]?.trim();
  for (const candidate of [named, accepted]) {
    if (candidate && isLocale(candidate)) return candidate;
  }
  return 'en';
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
