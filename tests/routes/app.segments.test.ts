import { expect, test } from 'vitest';
import { getSegment } from '#app/profiles/segments/get-segment.ts';
import { insertProfile } from '#tests/support/insert-profile.ts';
import { openAdmin, type Admin } from './open-admin.ts';

const AT_RISK = JSON.stringify({ all: [{ field: 'stage', is: 'atRisk' }] });

async function openShop(): Promise<Admin> {
  const admin = await openAdmin();
  for (let id = 1; id <= 5; id++)
    insertProfile(admin.db, admin.shopId, id, {
      stage: id <= 3 ? 'atRisk' : 'loyal',
      stageBefore: 'loyal',
      netRevenueMinor: id * 100,
    });
  return admin;
}

function post(admin: Admin, path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return admin.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
}

test('a segment is saved, counted live, changed, deleted and brought back', async () => {
  const admin = await openShop();
  const saved = await post(admin, '/app/segments/new', {
    intent: 'save',
    segmentId: '',
    name: 'Slipping away',
    rule: AT_RISK,
  });
  expect([saved.status, saved.headers.get('location')]).toEqual([302, '/app/segments/1']);
  const list = await (await admin.ask('/app/segments')).text();
  expect(list).toContain('Slipping away');
  expect(list).toContain('stage is at risk');
  // Customers 1 to 3: 100 + 200 + 300.
  expect(list).toContain('>3</a>');
  expect(list).toContain('£6');
  admin.db.sql.exec(`UPDATE BuyerProfile SET stage = 'atRisk' WHERE customerId = 4`);
  admin.db.sql.exec('UPDATE Shop SET factsVersion = factsVersion + 1');
  expect(await (await admin.ask('/app/segments')).text()).toContain('>4</a>');
  const changed = await post(admin, '/app/segments/1', {
    intent: 'save',
    segmentId: '1',
    name: 'Loyal',
    rule: '{"all":[]}',
  });
  expect(changed.status).toBe(302);
  expect(getSegment(admin.db, admin.shopId, 1)).toMatchObject({ name: 'Loyal', rule: { all: [] } });
  const deleted = await post(admin, '/app/segments/1', { intent: 'delete', segmentId: '1' });
  expect(deleted.headers.get('location')).toBe('/app/segments?deleted=1');
  expect((await admin.ask('/app/segments/1')).status).toBe(404);
  await post(admin, '/app/segments?index', { intent: 'restore', segmentId: '1' });
  expect((await admin.ask('/app/segments/1')).status).toBe(200);
});

test('a wrong rule or name is refused with a reason, in the reader’s language', async () => {
  const admin = await openShop();
  const rule = '{"all":[{"field":"orderCount","atLeast":-1}]}';
  const refused = await post(admin, '/app/segments/new', { intent: 'save', segmentId: '', name: '', rule });
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(page).toContain('Condition 1: Enter a number that is possible for this field.');
  expect(page).toContain('Give the segment a name.');
  const german = await (await admin.ask(`/app/buyers/list?locale=de&rule=${encodeURIComponent(rule)}`)).text();
  expect(german).toContain('Bedingung 1: Geben Sie eine Zahl ein');
  expect((await post(admin, '/app/segments', { intent: 'explode' })).status).toBe(400);
});

test('a shop has up to 200 segments: one more is refused, and the page counts them all', async () => {
  const admin = await openShop();
  const save = (name: string) =>
    post(admin, '/app/segments/new', { intent: 'save', segmentId: '', name, rule: AT_RISK });
  expect((await save('The first')).status).toBe(302);
  const others = admin.db.sql.prepare(
    `INSERT INTO Segment (shopId, segmentId, name, rule, createdAt, updatedAt) VALUES (?, ?, 'Another', ?, 1, 1)`,
  );
  for (let id = 2; id <= 200; id++) others.run(admin.shopId, id, AT_RISK);
  const refused = await save('One too many');
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('A shop has at most 200 segments.');
  // 3 buyers each.
  expect((await (await admin.ask('/app/segments')).text()).match(/>3<\/a>/g)).toHaveLength(200);
  expect((await post(admin, '/app/segments/7', { intent: 'delete', segmentId: '7' })).status).toBe(302);
  expect((await save('One in its place')).headers.get('location')).toBe('/app/segments/201');
});

test('the count of a rule is asked for while it is typed', async () => {
  const admin = await openShop();
  const ask = async (rule: string) =>
    (await admin.ask(`/app/segments/count?_data=routes%2Fapp.segments.count&rule=${encodeURIComponent(rule)}`)).json();
  expect(await ask(AT_RISK)).toMatchObject({ refused: null, count: { buyers: 3, netRevenueMinor: 600 } });
  expect(await ask('{"all":[{"field":"stage","is":"asleep"}]}')).toEqual({
    refused: { refusal: 'choice', condition: 0 },
    count: null,
  });
});

test('buyers of another shop are never counted, listed or exported', async () => {
  const admin = await openShop();
  insertProfile(admin.db, admin.shopId + 1, 77, { stage: 'atRisk' });
  const csv = await (await admin.ask(`/app/buyers.csv?rule=${encodeURIComponent(AT_RISK)}`)).text();
  expect(
    csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]),
  ).toEqual(['1', '2', '3']);
  expect(await (await admin.ask('/app/buyers/list')).text()).not.toContain('/app/buyers/77');
});

test('a search finds some of a rule’s buyers: what is done for all of them is not beside it', async () => {
  const admin = await openShop();
  const read = async (search: string) => (await admin.ask(`/app/buyers/list?search=${search}`)).text();
  const [all, found] = [await read(''), await read('1')];
  for (const part of ['/app/offers/new?rule=', 'Export as CSV']) {
    expect(all).toContain(part);
    expect(found).not.toContain(part);
  }
  expect(found).toContain('/app/buyers/1');
});

test('the page of buyers says who is at risk in one sentence', async () => {
  const admin = await openShop();
  const page = (await (await admin.ask('/app/buyers')).text()).replace(/<[^>]+>/g, '');
  expect(page).toContain('3 of 5 buyers are at risk, 3 more than a month ago.');
  expect(page).toContain('3 buyers went from loyal to at risk in 30 days');
});

test('channels are chosen by their names, and a rule, a file and a form keep the codes', async () => {
  const admin = await openAdmin();
  for (const [at, firstSource] of ['web', 'web', 'pos', '1234'].entries())
    insertProfile(admin.db, admin.shopId, at + 1, { firstSource, stage: 'loyal', stageBefore: 'loyal' });
  const rule = encodeURIComponent('{"all":[{"field":"firstSource","is":"pos"}]}');
  const page = await (await admin.ask(`/app/segments/new?rule=${rule}`)).text();
  expect(page).toContain('channel of the first order is Point of Sale');
  expect(page).toMatch(/<input type="checkbox" name="c0.value"[^>]* value="web"[^>]*\/> (<!-- -->)?Online store/);
  expect(page).toContain('App 1234');
  expect(await (await admin.ask('/app/buyers?by=source')).text()).toContain('Online store');
  expect(await (await admin.ask(`/app/buyers.csv?rule=${rule}`)).text()).toContain(',pos');
});
