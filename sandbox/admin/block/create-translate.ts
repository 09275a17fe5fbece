/** A locale file of an extension. */
export interface Locale {
  readonly [key: string]: string | Locale;
}

/** Translate as Shopify's admin does: keys by dots, `{{value}}`, plurals by `count`. @throws {Error} for a key that is missing. */
export function createTranslate(locale: Locale, tag: string) {
  const plural = new Intl.PluralRules(tag);
  return (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const found = key.split('.').reduce<string | Locale | undefined>((tree, part) => (tree as Locale)?.[part], locale);
    const message =
      typeof found === 'object' ? (found[plural.select(Number(values['count']))] ?? found['other']) : found;
    if (typeof message !== 'string') throw new Error(`Cannot translate: ${key} must be in the locale file.`);
    return message.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name]));
  };
}
