import { expect, test } from 'vitest';
import { addTestShop } from '#tests/support/open-test-database.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { deliverWebhook } from '#tests/support/deliver-webhook.ts';

const NOW = Date.parse('2026-03-10T00:00:00Z');
const PAYLOAD = { id: 7, title: 'Mugs', handle: 'mugs', body_html: '', updated_at: '2026-03-01T01:00:00+01:00' };

function open() {
  const app = openTestApp({ now: () => NOW });
  addTestShop(app.db);
  return { app, all: (sql: string) => app.db.sql.prepare(sql).all() };
}

const COLLECTIONS = 'SELECT collectionId, title, handle, updatedAt, membersAt, deletedAt FROM Collection';
const JOBS = `SELECT name, key, payload FROM Job WHERE name = 'refresh-collection'`;

test('a collection that was made or changed is kept by its newest head, and asked for once', async () => {
  const { app, all } = open();
  await deliverWebhook(app, 'collections/create', PAYLOAD);
  await deliverWebhook(app, 'collections/update', {
    ...PAYLOAD,
    title: 'All mugs',
    updated_at: '2026-03-02T00:00:00Z',
  });
  await deliverWebhook(app, 'collections/update', PAYLOAD);
  const updatedAt = Date.parse('2026-03-02T00:00:00Z');
  expect(all(COLLECTIONS)).toEqual([
    { collectionId: 7, title: 'All mugs', handle: 'mugs', updatedAt, membersAt: null, deletedAt: null },
  ]);
  expect(all(JOBS)).toEqual([{ name: 'refresh-collection', key: '7', payload: '{"collectionId":7}' }]);
});

test('before the app was opened nothing is asked for: all collections are still to be read', async () => {
  const { app, all } = open();
  app.db.sql.exec('UPDATE Shop SET installedAt = NULL');
  await deliverWebhook(app, 'collections/create', PAYLOAD);
  expect(all('SELECT title FROM Collection')).toEqual([{ title: 'Mugs' }]);
  expect(all(JOBS)).toEqual([]);
});

test('a deletion that overtakes the collection is final', async () => {
  const { app, all } = open();
  await deliverWebhook(app, 'collections/delete', { id: 7 });
  await deliverWebhook(app, 'collections/create', PAYLOAD);
  expect(all('SELECT title, deletedAt FROM Collection')).toEqual([{ title: 'Mugs', deletedAt: NOW }]);
});

test.each([{ title: undefined }, { handle: 5 }, { id: 'seven' }, { updated_at: '2027-01-01T00:00:00Z' }])(
  'a collection with %j is refused',
  async (fault) => {
    const { app, all } = open();
    await deliverWebhook(app, 'collections/update', { ...PAYLOAD, ...fault });
    expect(all('SELECT topic FROM DeadLetter')).toEqual([{ topic: 'collections/update' }]);
    expect(all(COLLECTIONS)).toEqual([]);
  },
);
