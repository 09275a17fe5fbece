import { createText, type Text } from './create-text.ts';
import { findLocale } from './locales.ts';
import { getLanguage } from './messages.ts';

/** Readers' locales are many, and each is kept. */
const MOST_KEPT = 40;
const kept = new Map<string, Text>();

/**
 * The writer of messages for a reader: one a locale, shared by all that is drawn, since a message is compiled once a writer.
 *
 * @throws {Error} if the language has not been loaded.
 */
export function getText(tag: string): Text {
  const known = kept.get(tag);
  if (known) return known;
  const text = createText(tag, getLanguage(findLocale(tag) ?? 'en').messages);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(tag, text);
  return text;
}
