import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowAcceptor, type Resource } from '#app/ingest/graphql/accept-rows.ts';
import { createFactWriter } from '#app/ingest/write-facts.ts';
import { dumpFacts } from '#tests/support/dump-facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';
import { ORDER_ROWS, PRODUCT_ROWS } from '#tests/support/shop-rows.ts';

const NOW = Date.UTC(2026, 2, 1);

/** Accept rows as lines of one file, a few a transaction. */
function acceptAll(
  rows: readonly unknown[],
  { resource = 'orders' as Resource, perTransaction = 2, linesDone = 0 } = {},
) {
  const db = openTestDatabase();
  const shopId = addTestShop(db);
  const writer = createFactWriter(db, shopId, null);
  const refused: string[] = [];
  const refuse = (line: number, reason: string) => void refused.push(`${line}: ${reason}`);
  const acceptor = createRowAcceptor({ resource, writer, currency: 'GBP', now: NOW, refuse, linesDone });
  const texts = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
  for (let from = 0; from < texts.length; from += perTransaction) {
    db.sql.transaction(() => {
      texts.slice(from, from + perTransaction).forEach((text, index) => acceptor.accept(from + index + 1, text));
      writer.finish();
    })();
  }
  acceptor.finish();
  return { facts: dumpFacts(db, shopId), refused, counts: acceptor.counts, db, shopId };
}

test('an order, its lines and its refund become facts', () => {
  const { counts, refused, db } = acceptAll(ORDER_ROWS);
  expect(refused).toEqual([]);
  expect(counts).toMatchObject({ Order: 3, LineItem: 4, Refund: 1, RefundLineItem: 1 });
  // Line 2 of order 1: 2 units of product 2 for 5.00 together.
  expect(db.sql.prepare('SELECT netMinor FROM OrderLine WHERE lineId = 2').pluck().get()).toBe(500);
  expect(db.sql.prepare('SELECT orderId, lineId, netMinor FROM RefundLine').raw().get()).toEqual([1, 1, 150]);
  expect(db.sql.prepare('SELECT customerId FROM StaleProfile ORDER BY 1').pluck().all()).toEqual([1, 2]);
});

test('rows in any order, with any repetition, leave the same facts', () => {
  const expected = acceptAll(ORDER_ROWS).facts;
  const shuffled = fc.shuffledSubarray([...ORDER_ROWS, ...ORDER_ROWS], { minLength: 18, maxLength: 18 });
  fc.assert(
    fc.property(shuffled, fc.integer({ min: 1, max: 7 }), (rows, perTransaction) => {
      const { facts, refused } = acceptAll(rows, { perTransaction });
      expect(refused).toEqual([]);
      expect(facts).toBe(expected);
    }),
    { numRuns: 25 },
  );
});

test('a second pass over rows accepted before writes the rest only, and knows the parents behind the mark', () => {
  const { counts, facts } = acceptAll(ORDER_ROWS, { linesDone: 2 });
  // Lines 1 and 2 (order 1 and its first line) were accepted before; 3 to 9 are accepted now, under their parents.
  expect(counts).toMatchObject({ Order: 2, LineItem: 3, Refund: 1, RefundLineItem: 1 });
  expect(facts).not.toContain('"#1"');
});

test('a child behind the mark is accepted again when its parent comes after the mark', () => {
  const [order, first] = ORDER_ROWS;
  const { counts } = acceptAll([first, order], { linesDone: 1 });
  expect(counts).toMatchObject({ Order: 1, LineItem: 1 });
});

test('variants find their product wherever it stands', () => {
  const expected = acceptAll(PRODUCT_ROWS, { resource: 'products' }).facts;
  expect(acceptAll([...PRODUCT_ROWS].reverse(), { resource: 'products' }).facts).toBe(expected);
});

test('each bad line is refused with its reason, the good ones around it are accepted', () => {
  const [order, line, , , refundLine] = ORDER_ROWS;
  const { refused, counts } = acceptAll([
    order,
    '{"id": "gid://shopify/LineItem/1", ',
    '[]',
    { id: 'gid://shopify/Metafield/1' },
    { ...line, __parentId: undefined },
    { ...line, quantity: 'two' },
    refundLine,
    line,
    { ...order, id: 'gid://shopify/Order/9', updatedAt: '2026-03-02T00:00:01Z' },
  ]);
  expect(counts).toMatchObject({ Order: 1, LineItem: 1 });
  expect(refused).toEqual([
    '2: Cannot read row: it must be one JSON object, got 35 characters that are none.',
    '3: Cannot read row: it must be one JSON object, got a list.',
    '4: Cannot read row: id must be a gid of LineItem, Order, RefundLineItem, Refund, got "gid://shopify/Metafield/1".',
    '5: Cannot read LineItem row: __parentId must be a gid of Order, got nothing.',
    '6: Cannot read order line: quantity must be a whole number, got "two".',
    '9: Cannot read order: its instant must be at most a day from now, got 2026-03-02T00:00:01.000Z.',
    '7: Cannot read RefundLineItem row: its parent must be in the file, got only gid://shopify/Refund/1.',
  ]);
});
