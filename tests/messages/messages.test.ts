import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { beforeAll, expect, test } from 'vitest';
import { createText } from '#app/messages/create-text.ts';
import { findLocale, LOCALES } from '#app/messages/locales.ts';
import { getLanguage, loadLanguage, type Messages } from '#app/messages/messages.ts';

beforeAll(async () => {
  await Promise.all(LOCALES.map(loadLanguage));
});

const messagesOf = (locale: (typeof LOCALES)[number]) => getLanguage(locale).messages;

test.each(LOCALES)('%s has every message, and no other', (locale) => {
  expect(Object.keys(messagesOf(locale)).sort()).toEqual(Object.keys(messagesOf('en')).sort());
});

test.each(LOCALES)('%s: every message can be read, none is empty', (locale) => {
  for (const [id, message] of Object.entries(messagesOf(locale))) {
    expect(message.trim(), id).not.toBe('');
    expect(() => parse(message), `${locale} ${id}`).not.toThrow();
  }
});

test.each(LOCALES)('%s: a message takes the values and tags that the English one takes', (locale) => {
  for (const id of Object.keys(messagesOf('en')) as (keyof Messages)[])
    expect(namesIn(messagesOf(locale)[id]), `${locale} ${id}`).toEqual(namesIn(messagesOf('en')[id]));
});

test('a message is its namespace’s', () => {
  for (const id of Object.keys(messagesOf('en'))) expect(id).toMatch(/^[a-z][a-zA-Z]*\.[a-zA-Z0-9.]+$/);
});

test('a reader gets the nearest language', () => {
  expect(['en-GB', 'de-AT', 'zh', 'zh-Hans-CN', 'fr'].map(findLocale)).toEqual(['en', 'de', 'zh-CN', 'zh-CN', null]);
});

test('plurals follow the language, numbers the reader', () => {
  const say = (tag: string, message: string) =>
    createText(tag, { ...messagesOf('en'), 'frame.overview': message })('frame.overview', { n: 1234 });
  expect(say('en', '{n, plural, one {# buyer} other {# buyers}}')).toBe('1,234 buyers');
  expect(say('de-AT', '{n, plural, one {# Käufer} other {# Käufer}}')).toMatch(/^1.234 Käufer$/);
});

test('a value that is missing is an error, not a gap', () => {
  const text = createText('en', { ...messagesOf('en'), 'frame.overview': '{n} buyers' });
  expect(() => text('frame.overview')).toThrow(/n/);
});

function namesIn(message: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.type === TYPE.tag) walk(element.children);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(parse(message));
  return [...names].sort();
}
