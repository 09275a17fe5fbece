import { Children, useMemo, type ReactNode } from 'react';
import type { TextValues } from '#app/messages/create-text.ts';
import { getText } from '#app/messages/get-text.ts';
import type { MessageId } from '#app/messages/messages.ts';
import { useFormats } from './formats.tsx';

/** Writes messages in the reader's language. */
export interface PageText {
  (id: MessageId, values?: TextValues): string;
  /** A message with tags or nodes in it: `{ strong: (inside) => <strong>{inside}</strong> }`. */
  rich(id: MessageId, values: Readonly<Record<string, RichValue>>): ReactNode;
}

type RichValue = ReactNode | ((inside: ReactNode[]) => ReactNode);

/** The messages of the page's language. @throws {Error} outside of `FormatsProvider`. */
export function useText(): PageText {
  const { locale } = useFormats();
  return useMemo(() => {
    const text = getText(locale);
    const write = (id: MessageId, values?: TextValues) => text(id, values);
    return Object.assign(write, {
      rich: (id: MessageId, values: Readonly<Record<string, RichValue>>) =>
        // Keys for React: the parts of a message never change their places.
        Children.toArray(text.parts<ReactNode>(id, values)),
    });
  }, [locale]);
}
