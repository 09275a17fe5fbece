import { createText, type Text } from '../messages/create-text.ts';
import { messages as german } from '../messages/de.ts';
import { messages as english } from '../messages/en.ts';
import type { Locale } from '../messages/locales.ts';
import { messages as chinese } from '../messages/zh-CN.ts';

/** Writes reasons in each language, there from the first answer on. */
export const REASON_TEXTS: Readonly<Record<Locale, Text>> = {
  en: createText('en', english),
  de: createText('de', german),
  'zh-CN': createText('zh-CN', chinese),
};
