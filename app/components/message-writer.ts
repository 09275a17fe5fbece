import type { TextValues } from '#app/messages/create-text.ts';
import type { MessageId } from '#app/messages/messages.ts';

/** Writes messages of one language as text. */
export type MessageWriter = (id: MessageId, values?: TextValues) => string;
