import fc from 'fast-check';
import type { Database } from '#app/db.server.ts';
import type { FactWriter, OrderFact, OrderLineFact, RefundFact, RefundLineFact } from '#app/ingest/facts.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';

/** One message's worth of facts. */
export type Message =
  | { readonly kind: 'order'; readonly order: OrderFact; readonly lines: readonly OrderLineFact[] }
  | { readonly kind: 'refund'; readonly refund: RefundFact; readonly lines: readonly RefundLineFact[] };

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** Order messages of a small shop: some cancelled, some test, some of guests; versions of one order disagree. */
const orderMessage: fc.Arbitrary<Message> = fc
  .record({
    orderId: fc.integer({ min: 1, max: 8 }),
    version: fc.nat(3),
    customerId: fc.option(fc.integer({ min: 1, max: 3 })),
    isCancelled: fc.boolean(),
    countryCode: fc.option(fc.constantFrom('DE', 'GB')),
    discountMinor: fc.option(fc.nat(500)),
    isTest: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    lines: fc.array(
      fc.record({
        line: fc.nat(3),
        productId: fc.option(fc.integer({ min: 1, max: 5 })),
        quantity: fc.integer({ min: 1, max: 3 }),
        gone: fc.nat(3),
        netMinor: fc.nat(5000),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ orderId, version, customerId, isCancelled, isTest, lines, countryCode, discountMinor }) => {
    const updatedAt = START + orderId * DAY + version * 1000;
    const seen = new Map(lines.map((line) => [line.line, line]));
    return {
      kind: 'order',
      order: {
        orderId,
        name: `#${orderId}`,
        orderedAt: START + Math.floor(orderId / 2) * DAY,
        updatedAt,
        cancelledAt: isCancelled && version === 3 ? updatedAt : null,
        test: isTest,
        currency: 'GBP',
        customerId,
        checkoutToken: null,
        countryCode,
        sourceName: orderId % 2 === 0 ? 'web' : null,
        discountMinor,
        discountCodes: discountMinor === null ? null : discountMinor > 250 ? ['SPRING'] : [],
      },
      lines: [...seen.values()].map(({ line, productId, quantity, gone, netMinor }) => ({
        orderId,
        lineId: orderId * 10 + line,
        productId,
        variantId: null,
        quantity,
        currentQuantity: Math.max(0, quantity - gone),
        netMinor,
        isGiftCard: false,
        isSubscription: quantity === 3,
        updatedAt,
      })),
    };
  });

const refundMessage: fc.Arbitrary<Message> = fc
  .record({ orderId: fc.integer({ min: 1, max: 8 }), line: fc.nat(3), n: fc.nat(1) })
  .map(({ orderId, line, n }) => {
    const lineId = orderId * 10 + line;
    const refundId = lineId * 10 + n;
    return {
      kind: 'refund',
      refund: { refundId, orderId, refundedAt: START + 40 * DAY },
      lines: [{ refundId, refundLineId: refundId, orderId, lineId, quantity: 1, netMinor: 100 + n }],
    };
  });

/** Messages about a handful of orders, in any order. */
export const arbitraryMessages = fc.array(fc.oneof({ weight: 3, arbitrary: orderMessage }, refundMessage), {
  maxLength: 30,
});

/** Accept each message in a transaction of its own, calling `between` after each. */
export function acceptMessages(
  db: Database,
  shopId: number,
  messages: readonly Message[],
  between: (index: number) => void = () => {},
): void {
  const writer = createFactWriter(db, shopId, null);
  for (const [index, message] of messages.entries()) {
    db.sql.transaction(() => acceptMessage(writer, message))();
    between(index);
  }
}

function acceptMessage(writer: FactWriter, message: Message): void {
  if (message.kind === 'order') {
    writer.order(message.order);
    for (const line of message.lines) writer.orderLine(line);
  } else {
    writer.refund(message.refund);
    for (const line of message.lines) writer.refundLine(line);
  }
  writer.finish();
}
