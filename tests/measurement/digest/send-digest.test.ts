import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { changeDigest } from '#app/measurement/digest/change-digest.ts';
import { getDigestSettings, saveDigestSettings } from '#app/measurement/digest/digest-settings.ts';
import { sendDueDigest } from '#app/measurement/digest/send-due-digest.ts';
import { insertOrder } from '#tests/support/insert-order.ts';
import { openTestApp } from '#tests/support/open-test-app.ts';
import { addTestShop } from '#tests/support/open-test-database.ts';

const MONDAY = Date.parse('2026-11-16T09:00:00Z');

interface Mail {
  readonly to: string;
  readonly raw: string;
}

/** A real mail server on this machine that keeps what it gets and refuses the addresses that begin with `no`. */
async function startMailServer(onRefused: () => Promise<void>): Promise<{ url: string; mails: Mail[] }> {
  const mails: Mail[] = [];
  const refuse = async (address: string) => {
    await onRefused();
    return new Error(`<${address}>: no such mailbox`);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => (address.startsWith('no') ? void refuse(address).then(done) : done()),
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => (raw += part));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, mails };
}

async function openShop(readers: readonly string[], onRefused: () => Promise<void> = async () => {}) {
  const { url, mails } = await startMailServer(onRefused);
  const app = openTestApp({
    env: { SMTP_URL: url, MAIL_FROM: 'Regulars <regulars@host.example>' },
    now: () => MONDAY,
  });
  const shopId = addTestShop(app.db);
  app.db.sql.prepare(`UPDATE Shop SET name = 'Tea & <Co>' WHERE id = ?`).run(shopId);
  insertOrder(app.db, shopId, {
    orderId: 1,
    orderedAt: MONDAY - 5 * 86_400_000,
    customerId: 5,
    lines: [{ productId: 1, netMinor: 1250 }],
  });
  const settings = { every: 'week', weekday: 1, hour: 8, readers: [...readers], locale: 'de', sentFor: null } as const;
  await saveDigestSettings(app.db, shopId, { ...settings, readers: [...readers] }, MONDAY);
  return { app, shopId, mails };
}

/** Undo the encoding of a mail's text parts. */
const readMail = ({ raw }: Mail) =>
  raw
    .replace(/=\r?\n/g, '')
    .replace(/((?:=[0-9A-F]{2})+)/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));

test('a digest that is due reaches every reader once, as a page and as text, in the chosen language', async () => {
  const { app, shopId, mails } = await openShop(['ann@shop.example', 'bo@shop.example']);
  expect(await sendDueDigest(app, shopId)).toBe(true);
  expect(mails.map(({ to }) => to)).toEqual(['ann@shop.example', 'bo@shop.example']);
  const mail = readMail(mails[0]!);
  expect(mail).toContain('Content-Type: text/plain');
  expect(mail).toContain('Content-Type: text/html');
  expect(mail).toMatch(/Nettoumsatz: 13\s£/);
  expect(mail).toContain('Tea &amp; &lt;Co&gt;');
  expect(mail).toContain('https://test-shop.myshopify.com/admin/apps/key/app/cohorts?show=revenue');
  expect(mail).not.toContain('bo@shop.example');
  expect(await sendDueDigest(app, shopId)).toBe(false);
  expect(mails).toHaveLength(2);
});

test('one mailbox that refuses keeps it from nobody else; if all do, it stays due', async () => {
  const some = await openShop(['no-ann@shop.example', 'bo@shop.example']);
  expect(await sendDueDigest(some.app, some.shopId)).toBe(true);
  expect(some.mails.map(({ to }) => to)).toEqual(['bo@shop.example']);
  const none = await openShop(['no-ann@shop.example']);
  // What is thrown is logged and kept with the job: without the address that the server repeats.
  await expect(sendDueDigest(none.app, none.shopId)).rejects.toThrow(
    /must take it, got .*<\(address\)>: no such mailbox\.$/,
  );
  expect((await getDigestSettings(none.app.db, none.shopId)).sentFor).toBeNull();
});

test('what the merchant changes while a digest is on its way stays', async () => {
  let change = async () => {};
  const { app, shopId } = await openShop(['no-ann@shop.example'], () => change());
  change = async () => {
    const settings = await getDigestSettings(app.db, shopId);
    expect(settings.sentFor).toBe('2026-11-09');
    await saveDigestSettings(app.db, shopId, { ...settings, hour: 9 }, MONDAY);
  };
  await expect(sendDueDigest(app, shopId)).rejects.toThrow();
  expect(await getDigestSettings(app.db, shopId)).toMatchObject({ hour: 9, sentFor: null });
});

test('without a mail server nothing is sent, and nothing is noted as sent', async () => {
  const app = openTestApp({ now: () => MONDAY });
  const shopId = addTestShop(app.db);
  const due = {
    every: 'day',
    weekday: 1,
    hour: 8,
    readers: ['ann@shop.example'],
    locale: 'en',
    sentFor: null,
  } as const;
  await saveDigestSettings(app.db, shopId, { ...due, readers: [...due.readers] }, MONDAY);
  expect(await sendDueDigest(app, shopId)).toBe(false);
  expect((await getDigestSettings(app.db, shopId)).sentFor).toBeNull();
});

test('until a language is chosen the digest is in that of whoever asks', async () => {
  const { app, shopId } = await openShop([]);
  const fresh = addTestShop(app.db, 'fresh.myshopify.com');
  expect(await getDigestSettings(app.db, fresh, 'de')).toMatchObject({ every: 'never', locale: 'de' });
  // A shop that has chosen keeps its own.
  await saveDigestSettings(app.db, shopId, { ...(await getDigestSettings(app.db, shopId)), locale: 'en' }, MONDAY);
  expect((await getDigestSettings(app.db, shopId, 'de')).locale).toBe('en');
});

test('a form keeps its settings, and is refused with the address that is none', async () => {
  const { app, shopId } = await openShop([]);
  const shop = await app.db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  const change = (fields: Record<string, string>) => {
    const form = new FormData();
    const all = { intent: 'save', every: 'day', weekday: '3', hour: '7', locale: 'en', readers: '', ...fields };
    for (const [name, value] of Object.entries(all)) form.set(name, value);
    return changeDigest(app, shop, form);
  };
  expect(await change({ readers: 'ann@shop.example, ann' })).toEqual({
    state: 'refused',
    refusal: { reason: 'address', address: 'ann' },
  });
  expect(await change({ readers: 'ann@shop.example\nbo@shop.example ann@shop.example' })).toEqual({ state: 'saved' });
  expect(await getDigestSettings(app.db, shopId)).toMatchObject({
    every: 'day',
    hour: 7,
    readers: ['ann@shop.example', 'bo@shop.example'],
  });
  expect(await change({ hour: '24' })).toEqual({ state: 'refused', refusal: { reason: 'form' } });
  expect(await change({ intent: 'send' })).toEqual({ state: 'sent', readers: 2 });
});
