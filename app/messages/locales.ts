/** The languages the pages are written in. */
export const LOCALES = ['en', 'de', 'zh-CN'] as const;

export type Locale = (typeof LOCALES)[number];

/** The language for a reader: `de-AT` reads German, any Chinese the simplified form; null where we have none. */
export function findLocale(tag: string): Locale | null {
  const [language] = tag.toLowerCase().split(/[-_]/);
  return LOCALES.find((locale) => locale.split('-')[0] === language) ?? null;
}
