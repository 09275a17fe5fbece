import { expect, test } from 'vitest';
import { prepareOnce } from '#app/ingest/prepare-once.ts';
import { openTestDatabase } from '#tests/support/open-test-database.ts';

test('a text is compiled once, and however many there are, no more than a thousand are kept', () => {
  const db = openTestDatabase();
  const first = prepareOnce(db, 'SELECT 0');
  expect(prepareOnce(db, 'SELECT 0')).toBe(first);
  for (let n = 1; n <= 1000; n++) prepareOnce(db, `SELECT ${n}`);
  expect(prepareOnce(db, 'SELECT 0')).not.toBe(first);
  // Whoever still holds the one before goes on with it.
  expect(first.pluck().get()).toBe(0);
});
