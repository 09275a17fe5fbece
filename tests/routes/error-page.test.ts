import { expect, test } from 'vitest';
import { OrdersBeingRead } from '#app/measurement/reports/orders-being-read.ts';
import { openAdmin } from './open-admin.ts';

test('a page that fails says that nothing is lost, gives a reference, and hides the fault', async () => {
  const admin = await openAdmin();
  admin.db.sql.exec('DROP TABLE RefundLine');
  const address = new URL(await admin.open('/app/repeat-purchases'));
  const response = await admin.askBare(address.pathname + address.search);
  expect(response.status).toBe(500);
  const html = (await response.text()).replaceAll('<!-- -->', '');
  expect(html).toContain('This page could not be shown');
  expect(html).toContain('Nothing is lost');
  expect(html).toMatch(/reference: <code>[0-9a-f]{8}<\/code>/);
  expect(html).not.toContain('RefundLine');
});

test('while orders are read the page has its shape, says that nothing is lost, and asks again', async () => {
  const admin = await openAdmin();
  admin.app.reports.ask = () => Promise.reject(new OrdersBeingRead('repeat'));
  const address = new URL(await admin.open('/app/repeat-purchases'));
  const response = await admin.askBare(address.pathname + address.search);
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '3']);
  const html = await response.text();
  expect(html).toContain('Reading your orders');
  expect(html).toContain('aria-busy="true"');
  expect(html).not.toContain('could not be shown');
});

test('an address that is no page says so', async () => {
  const admin = await openAdmin();
  const address = new URL(await admin.open('/app/nowhere'));
  const response = await admin.askBare(address.pathname + address.search);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('There is no page at this address');
  const outside = await admin.askBare('/nowhere');
  expect(outside.status).toBe(404);
  expect(await outside.text()).toContain('There is no page at this address');
});
