import { expect, test } from 'vitest';
import { makeSpecialShop, SPECIAL_SHOPS, type SpecialShopName } from '#tests/support/make-special-shop.ts';
import { openAdmin } from './open-admin.ts';

const PAGES = [
  '/app',
  '/app/repeat-purchases',
  '/app/repeat-purchases?rate=lifetime&unit=week&period=last90',
  '/app/cohorts',
  '/app/cohorts?show=revenue&unit=week',
  '/app/time-to-next-order',
  '/app/product-report',
  '/app/buyers',
  '/app/buyers?by=rfm',
  '/app/buyers/list',
  '/app/segments',
  '/app/segments/new',
  '/app/offers',
  '/app/offers/new',
  '/app/digest',
  '/app/recommendations',
  '/app/merchandising',
  '/app/models',
  '/app/data-health',
];

/** Nobody has bought yet, or only guests have: each page of buyers says what it waits for. */
const WITHOUT_BUYERS = {
  '/app/repeat-purchases': 'This page begins with your first buyer',
  '/app/cohorts': 'This page begins with your first buyer',
  '/app/time-to-next-order': 'This page begins with your first buyer',
  '/app/product-report': 'This page begins with the first products that buyers keep',
  '/app/buyers': 'This page begins with your first buyer',
  '/app/buyers/list': '0 buyers with £0 net revenue',
  '/app/offers/new': 'Nobody at the moment',
  '/app/models': 'Nothing is learned yet',
  '/app/digest': 'No digest is sent',
};

const FEW_BUYERS = {
  '/app/repeat-purchases': 'With 30 buyers this page begins to speak of rates',
  '/app/cohorts': 'with 30 whose next period is over, this page says how many ordered again',
  '/app/time-to-next-order': 'Not yet known: it needs 30 buyers',
  '/app/product-report': 'First products can be compared once 50 buyers started',
  '/app/buyers?by=rfm': 'this grid needs 100 buyers',
  '/app/models': 'Nothing is learned yet',
  buyer: 'It needs 200 buyers, there',
};

/** What a page cannot tell of a shop, in its own words. */
const SAYS: Readonly<Record<SpecialShopName, Readonly<Record<string, string>>>> = {
  'first day': { ...WITHOUT_BUYERS, '/app': 'Your first figures come with your first orders' },
  'one order': {
    ...FEW_BUYERS,
    '/app': 'It needs 30 waits for a next order, 10 of which ended with one.',
    '/app/buyers': 'Too few have come back to say who is at risk',
    '/app/segments': 'returns after an order, there are 0.',
    buyer: 'their stage is not yet known; 0 days since the last order',
  },
  'fifty orders': {
    ...FEW_BUYERS,
    '/app':
      '12 of 24 buyers came back so far. How many come back within 60 days is said of 30 first-time buyers or more',
    '/app/buyers': 'This curve needs 30 buyers with net revenue, there are 24 buyers',
  },
  'single product': {
    '/app/product-report': 'All products have one type: there is nothing to go between',
    '/app/time-to-next-order': 'not reached',
    '/app/repeat-purchases': 'What changed cannot be said yet',
    '/app/buyers': 'How many each group loses',
  },
  'only subscriptions': {
    '/app/repeat-purchases': '200 of 200 orders of known buyers were placed by a subscription',
    '/app/time-to-next-order': '200 of 200 orders of known buyers were placed by a subscription',
    buyer: '6 orders by subscription',
  },
  'only guests': { ...WITHOUT_BUYERS, '/app': '7 orders, guests included' },
  'only refunds': {
    '/app/product-report': 'This page begins with the first products that buyers keep',
    '/app/buyers': 'This curve needs 30 buyers with net revenue, there are 0 buyers',
    '/app/time-to-next-order': '0 of 100 in 35 days (0 to 28)',
    buyer: 'They kept nothing that names a type or a vendor',
  },
};

/** What a page shows and reads out, without definitions, scripts and styles. */
function readPage(html: string): { readonly markup: string; readonly text: string } {
  const markup = html
    .slice(html.indexOf('<main'), html.lastIndexOf('</main>'))
    .replace(/<(script|style)[\s\S]*?<\/\1>|<details class="rg-about">[\s\S]*?<\/details>|<!--[\s\S]*?-->/g, '');
  return {
    markup,
    text: markup
      .replace(/<[^>]+>/g, '')
      .replace(/&#x27;/g, '’')
      .replace(/\s+/g, ' '),
  };
}

/** What needs no 30 buyers: names of intervals, shares of money and of one buyer's units, and where 20 are enough: cohorts and steps from order to order, beside their n. */
const NEED_NO_BUYERS =
  /95% interval|\d+% (more|less) than in the 7 days|\d+% of known buyers’ revenue|(All cohorts)?\d+%\. All cohorts, period \d+: \d+ of 2\d buyers ordered \([\d.]+%\)|Still there1241250\.0%|Product typesBeans\d+%(Ground\d+%)?/g;
const FEW = 30;

for (const name of Object.keys(SPECIAL_SHOPS) as SpecialShopName[]) {
  test(`${name}: every page stands, claims nothing it cannot know, and says so`, async () => {
    const admin = await openAdmin();
    makeSpecialShop(admin.db, admin.shopId, name, admin.app.now());
    const { buyer, buyers } = admin.db.sql
      .prepare('SELECT min(customerId) AS buyer, count(*) AS buyers FROM BuyerProfile')
      .get() as { buyer: number | null; buyers: number };
    const faults: string[] = [];
    for (const page of [...PAGES, ...(buyer === null ? [] : ['buyer'])]) {
      const answer = await admin.ask(page === 'buyer' ? `/app/buyers/${buyer}` : page);
      const { markup, text } = readPage(await answer.text());
      const add = (fault: string) => faults.push(`${page}: ${fault}`);
      if (answer.status !== 200) add(`status ${answer.status}`);
      for (const [found] of markup.matchAll(/.{0,40}\b(NaN|undefined|Infinity|null)\b.{0,40}|.{0,40}∞.{0,20}/g))
        add(found);
      for (const [found] of text.matchAll(/.{0,40}(?<![\w.)–-])[-−][£$]?0(?![.\d]).{0,20}/g))
        add(`minus nothing in ${found}`);
      if (buyers < FEW)
        for (const [found] of text.replace(NEED_NO_BUYERS, '').matchAll(/.{0,60}\d%.{0,20}/g))
          add(`a bare share in ${found}`);
      const words = SAYS[name][page];
      if (words && !text.includes(words)) add(`does not say “${words}”`);
    }
    expect(faults).toEqual([]);
  });
}
