import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import { findLocale } from './locales.ts';
import type { MessageId, Messages } from './messages.ts';

/** What a message says with: counts, names, amounts already written. */
export type TextValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

/** Writes the messages of one language, plurals by the rules of ICU. */
export interface Text {
  /** @throws {Error} if a value that the message names is missing. */
  (id: MessageId, values?: TextValues): string;
  /** A message with tags: each tag is a function of what stands inside. Returns the parts in order. */
  parts<Part>(id: MessageId, values: Readonly<Record<string, unknown>>): (string | Part)[];
}

/**
 * Create the writer of messages for a reader.
 *
 * @param tag the reader's locale: numbers and dates inside of messages follow it. @param messages in the reader's language.
 */
export function createText(tag: string, messages: Messages): Text {
  const compiled = new Map<MessageId, IntlMessageFormat>();
  const formatters = shareFormatters();
  const locale = findLocale(tag) === null ? 'en' : tag;
  const compile = (id: MessageId): IntlMessageFormat => {
    let message = compiled.get(id);
    if (!message) compiled.set(id, (message = new IntlMessageFormat(messages[id], locale, undefined, { formatters })));
    return message;
  };
  const write = (id: MessageId, values?: TextValues) => String(compile(id).format(values));
  return Object.assign(write, {
    parts<Part>(id: MessageId, values: Readonly<Record<string, unknown>>) {
      const written = compile(id).format<string | Part>(values as Record<string, Part>);
      return (Array.isArray(written) ? written : [written]) as (string | Part)[];
    },
  });
}

/** One of each kind for all messages: making one takes longer than writing many. */
function shareFormatters(): Formatters {
  return {
    getNumberFormat: once((...args) => new Intl.NumberFormat(...args)),
    getDateTimeFormat: once((...args) => new Intl.DateTimeFormat(...args)),
    getPluralRules: once((...args) => new Intl.PluralRules(...args)),
  };
}

function once<Args extends readonly unknown[], Made>(make: (...args: Args) => Made): (...args: Args) => Made {
  const made = new Map<string, Made>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
}
