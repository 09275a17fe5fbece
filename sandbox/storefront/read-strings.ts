import { existsSync, readFileSync } from 'node:fs';
import { EXTENSION_FOLDER } from './read-block.ts';

/** The storefront strings of a locale, English where there is none. */
export function readStrings(locale: string): unknown {
  const own = new URL(`locales/${locale}.json`, EXTENSION_FOLDER);
  const file = existsSync(own) ? own : new URL('locales/en.default.json', EXTENSION_FOLDER);
  return JSON.parse(readFileSync(file, 'utf8'));
}
