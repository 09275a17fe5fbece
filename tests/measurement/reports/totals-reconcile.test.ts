import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactWriter } from '#app/ingest/facts.ts';
import { createReports } from '#app/measurement/reports/create-reports.ts';
import { REPORTS, type ReportName } from '#app/measurement/reports/reports.ts';
import { rebuildProfiles } from '#app/profiles/rebuild-profiles.ts';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { DAY, HOUR } from '#app/time.ts';
import { accept, line, order, product, variant } from '#tests/support/facts.ts';
import { addTestShop, openTestDatabase } from '#tests/support/open-test-database.ts';

const START = Date.UTC(2026, 0, 1, 9);
const PRODUCTS = 4;
/** Each run opens databases: a failure is told as found. */
const OFTEN = { numRuns: 6, endOnFailure: true };

interface Bought {
  readonly buyer: number | null;
  /** Hours after the first possible order: an order may be near midnight, in any zone. */
  readonly hour: number;
  readonly minor: number;
  /** Given back; more than was paid is possible. */
  readonly back: number;
  readonly isCancelled: boolean;
  readonly isTest: boolean;
}

const arbitraryShop: fc.Arbitrary<Bought[]> = fc.array(
  fc.record({
    // So many that curves of waits are told, which takes ten.
    buyer: fc.option(fc.integer({ min: 1, max: 18 }), { freq: 6 }),
    hour: fc.nat(150 * 24),
    minor: fc.nat(9000),
    back: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(12_000) }),
    isCancelled: fc.integer({ min: 0, max: 6 }).map((n) => n === 0),
    isTest: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  { minLength: 1, maxLength: 50, size: 'max' },
);

type Message = (facts: FactWriter) => void;

/** What is told of each order, apart: that it was placed, cancelled later, and given back. */
function tell(bought: readonly Bought[]): Record<'placed' | 'cancelled' | 'refunded', Message[]> {
  const head = ({ buyer, hour, isTest }: Bought, n: number) => ({
    ...{ orderId: n + 1, orderedAt: START + hour * HOUR, updatedAt: START, customerId: buyer, test: isTest },
  });
  const told = (act: (facts: FactWriter, one: Bought, n: number) => void, of: (one: Bought) => boolean): Message[] =>
    bought.flatMap((one, n) => (of(one) ? [(facts: FactWriter) => act(facts, one, n)] : []));
  return {
    placed: told(
      (facts, one, n) => {
        facts.order(order(head(one, n)));
        const productId = 1 + (n % PRODUCTS);
        const ids = { orderId: n + 1, lineId: 10 * n, productId, variantId: 100 + productId, updatedAt: START };
        facts.orderLine(line({ ...ids, quantity: 2, currentQuantity: 2, netMinor: one.minor }));
      },
      () => true,
    ),
    cancelled: told(
      (facts, one, n) => facts.order(order({ ...head(one, n), updatedAt: START + 1, cancelledAt: START + 200 * DAY })),
      ({ isCancelled }) => isCancelled,
    ),
    refunded: told(
      (facts, one, n) => {
        facts.refund({ refundId: n, orderId: n + 1, refundedAt: START + 200 * DAY });
        const ids = { refundId: n, refundLineId: n, orderId: n + 1, lineId: 10 * n };
        facts.refundLine({ ...ids, quantity: 1, netMinor: one.back });
      },
      ({ back }) => back > 0,
    ),
  };
}

function open(timeZone = 'Europe/London') {
  const db = openTestDatabase();
  const id = addTestShop(db, 'test-shop.myshopify.com', 'GBP', timeZone);
  accept(db, id, (facts) => {
    for (let productId = 1; productId <= PRODUCTS; productId++)
      facts.product(product({ productId, productType: productId % 2 ? 'Coffee' : 'Tea' }), [
        variant({ productId, variantId: 100 + productId }),
      ]);
  });
  const reports = createReports(db, () => START + 300 * DAY);
  return {
    shop: { id },
    ask: reports.ask.bind(reports),
    accept(messages: readonly Message[]) {
      for (const message of messages) accept(db, id, message);
      rebuildProfiles(db, id);
    },
  };
}

type Opened = ReturnType<typeof open>;

/** Buyers, those of them who came back, orders and net revenue of buyers, and of the shop, added up by hand. */
function addUp(bought: readonly Bought[]) {
  const counted = bought.filter(({ isCancelled, isTest }) => !isCancelled && !isTest);
  const known = counted.filter(({ buyer }) => buyer !== null);
  const buyers = new Set(known.map(({ buyer }) => buyer));
  const sum = (list: readonly Bought[]) => list.reduce((total, { minor, back }) => total + minor - back, 0);
  return {
    buyers: buyers.size,
    back: [...buyers].filter((one) => known.filter(({ buyer }) => buyer === one).length > 1).length,
    orders: known.length,
    known: sum(known),
    all: sum(counted),
  };
}

const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The same totals as each page has them. */
async function readTotals({ shop, ask }: Opened) {
  const all = { period: 'all' } as const;
  const twice: BuyerRule = { all: [{ field: 'orderCount', atLeast: 2 }] };
  const [repeat, weekly, cohorts, survival, buyers, [everybody, returned], journeys, list] = await Promise.all([
    ask(shop, 'repeat', all),
    ask(shop, 'repeat', { ...all, unit: 'week' }),
    ask(shop, 'cohorts', { ...all, isWhole: true }),
    ask(shop, 'survival', all),
    ask(shop, 'buyers', {}),
    ask(shop, 'buyers-count', { rules: [{ all: [] }, twice] }),
    ask(shop, 'products-journeys', {}),
    ask(shop, 'buyers-members', { rule: { all: [] } }),
  ]);
  return {
    buyers: [
      repeat.buyers,
      repeat.lifetime.now.buyers,
      repeat.lifetimeOver.at(-1)?.buyers ?? 0,
      repeat.sequence[0]?.buyers ?? 0,
      cohorts.buyers,
      cohorts.starters,
      add(cohorts.cohorts.map(({ buyers }) => buyers)),
      add(cohorts.types.map(({ buyers }) => buyers)),
      survival.buyers,
      survival.steps[0]?.n ?? 0,
      buyers.buyers,
      everybody!.buyers,
      list.length,
      journeys.buyers,
    ],
    back: [
      repeat.lifetime.now.repeated,
      repeat.lifetimeOver.at(-1)?.repeated ?? 0,
      weekly.lifetimeOver.at(-1)?.repeated ?? 0,
      repeat.sequence[0]?.goingOn ?? 0,
      repeat.times[0]?.goingOn ?? 0,
      survival.steps[0]?.returned ?? 0,
      returned!.buyers,
      journeys.returned,
    ],
    orders: [
      repeat.knownOrders,
      repeat.total.now.knownOrders,
      add(repeat.sequence.map(({ buyers }) => buyers)),
      survival.knownOrders,
    ],
    known: [
      repeat.total.now.knownNetMinor,
      add(repeat.revenue.map(({ knownNetMinor }) => knownNetMinor)),
      add(weekly.revenue.map(({ knownNetMinor }) => knownNetMinor)),
      add(repeat.sequence.map(({ netRevenueMinor }) => netRevenueMinor)),
      add(cohorts.cohorts.map(({ cells }) => cells.at(-1)?.cumulativeNetMinor ?? 0)),
      everybody!.netRevenueMinor,
    ],
    all: [repeat.total.now.netRevenueMinor, add(weekly.revenue.map(({ netRevenueMinor }) => netRevenueMinor))],
  };
}

async function expectTotals(opened: Opened, bought: readonly Bought[]): Promise<void> {
  const expected = addUp(bought);
  const totals = await readTotals(opened);
  for (const [name, found] of Object.entries(totals) as [keyof typeof totals, number[]][])
    expect(found, name).toEqual(found.map(() => expected[name]));
}

test('buyers, orders and revenue are the same on every page; a cancellation and a refund move them alike', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryShop, async (bought) => {
      const opened = open();
      const { placed, cancelled, refunded } = tell(bought);
      opened.accept(placed);
      await expectTotals(
        opened,
        bought.map((one) => ({ ...one, isCancelled: false, back: 0 })),
      );
      opened.accept(cancelled);
      await expectTotals(
        opened,
        bought.map((one) => ({ ...one, back: 0 })),
      );
      opened.accept(refunded);
      await expectTotals(opened, bought);
    }),
    OFTEN,
  );
});

test('the week of the overview is the same week of repeat purchases', async () => {
  await fc.assert(
    // Three weeks, so that each has orders near its borders.
    fc.asyncProperty(arbitraryShop, async (spread) => {
      const bought = spread.map((one) => ({ ...one, hour: one.hour % (21 * 24) }));
      const { shop, ask, accept: take } = open('America/New_York');
      take(Object.values(tell(bought)).flat());
      const { from, to, figures, asOf } = await ask(shop, 'overview', {});
      if (asOf === null) return;
      const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York' });
      const period = { from: day.format(from), to: day.format(to - 1) };
      const { now } = (await ask(shop, 'repeat', { period })).total;
      const [revenue, returning] = figures;
      expect(revenue).toMatchObject({ value: now.netRevenueMinor, n: now.orders });
      expect(returning).toMatchObject({ n: now.knownOrders, amountMinor: now.repeatNetMinor });
    }),
    OFTEN,
  );
});

const EVERYTHING: readonly (readonly [name: ReportName, params: object])[] = [
  ...(['overview', 'repeat', 'cohorts', 'survival', 'buyers', 'buyers-values'] as const).map(
    (name) => [name, {}] as const,
  ),
  ...(['gateway', 'repurchase', 'replenishment', 'journeys', 'outlook'] as const).map(
    (name) => [`products-${name}`, {}] as const,
  ),
  ['buyers-churn', { by: 'cohort' }],
  ['buyers-count', { rules: [{ all: [{ field: 'orderCount', atLeast: 2 }] }] }],
  ['buyers-list', { rule: { all: [] }, sort: 'netRevenueMinor', direction: 'desc', search: '' }],
  ['buyers-members', { rule: { all: [] } }],
];

/** The bytes of every report there is. */
async function readEverything({ shop, ask }: Opened): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const [name, params] of EVERYTHING) answers[name] = JSON.stringify(await ask(shop, name, params as never));
  return answers;
}

test('messages in any order give the same bytes of every report', async () => {
  expect(EVERYTHING.map(([name]) => name).sort()).toEqual(Object.keys(REPORTS).sort());
  await fc.assert(
    fc.asyncProperty(
      arbitraryShop.chain((bought) => {
        const messages = Object.values(tell(bought)).flat();
        return fc.tuple(
          fc.constant(messages),
          fc.shuffledSubarray(messages, { minLength: messages.length, maxLength: messages.length }),
        );
      }),
      async ([messages, shuffled]) => {
        const [one, other] = [open(), open()];
        one.accept(messages);
        other.accept(shuffled);
        expect(await readEverything(other)).toEqual(await readEverything(one));
      },
    ),
    OFTEN,
  );
});

test('another time zone moves the borders of days: what is added up over all of them, and every wait, stays', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryShop, async (bought) => {
      const [here, there] = [open('America/Los_Angeles'), open('Pacific/Auckland')];
      for (const opened of [here, there]) opened.accept(Object.values(tell(bought)).flat());
      expect(await readTotals(there)).toEqual(await readTotals(here));
      const waits = async ({ shop, ask }: Opened) => {
        const { within, sequence, times } = await ask(shop, 'repeat', { period: 'all' });
        const { steps, types } = await ask(shop, 'survival', {});
        const { flows, revenue, rfm } = await ask(shop, 'buyers', {});
        const products = await ask(shop, 'products-repurchase', { isWhole: true });
        const variants = await ask(shop, 'products-replenishment', { isWhole: true });
        return { within, sequence, times, steps, types, flows, revenue, rfm, products, variants };
      };
      expect(await waits(there)).toEqual(await waits(here));
    }),
    OFTEN,
  );
});
