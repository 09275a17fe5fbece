import { arbitraryMessages, type Message } from './arbitrary-facts.ts';

/** Messages of a small shop whose lines name variants; some are gift cards, of products that are sold otherwise as well. */
export const arbitrarySales = arbitraryMessages.map((list) =>
  list.map((message): Message => {
    if (message.kind === 'refund') return message;
    const lines = message.lines.map((row) => ({
      ...row,
      variantId: row.productId === null ? null : 100 + row.productId,
      isGiftCard: row.lineId % 10 === 3,
    }));
    return { ...message, lines };
  }),
);
