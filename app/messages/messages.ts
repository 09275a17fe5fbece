import type { Locale } from './locales.ts';
import type { messages as english, polaris as englishPolaris } from './en.ts';

/** `<namespace>.<name>` of a message. */
export type MessageId = keyof typeof english;

/** Every message, in one language. */
export type Messages = Readonly<Record<MessageId, string>>;

/** A language: our messages, and the ones of Polaris. */
export interface Language {
  readonly messages: Messages;
  readonly polaris: typeof englishPolaris;
}

const LOADERS: Readonly<Record<Locale, () => Promise<Language>>> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts') as Promise<Language>,
  'zh-CN': () => import('./zh-CN.ts') as Promise<Language>,
};

const loaded = new Map<Locale, Language>();

/** Load a language, so that {@link getLanguage} has it: the browser loads the reader's, the server all. */
export async function loadLanguage(locale: Locale): Promise<Language> {
  const language = loaded.get(locale) ?? (await LOADERS[locale]());
  loaded.set(locale, language);
  return language;
}

/** @throws {Error} if the language has not been loaded. */
export function getLanguage(locale: Locale): Language {
  const language = loaded.get(locale);
  if (!language) throw new Error(`Cannot write: the language must be loaded first, got ${locale}.`);
  return language;
}
