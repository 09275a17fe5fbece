import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createRandom } from '../random.ts';
import { createShoppers } from './create-shoppers.ts';
import type { Shopper, Tally } from './shopper.ts';
import { visitShop } from './visit-shop.ts';

interface Options {
  readonly seed: number;
  readonly visits: number;
  readonly speed: number;
  readonly origin: string;
}

/** People who are in the shop at the same time. */
const LANES = 4;
/** How long a person looks at a page, in milliseconds. */
const LOOK_MS = [3000, 15_000] as const;

try {
  const tally = await runShoppers(parseOptions(process.argv.slice(2)));
  const { visits, pages, recommendations, impressions, clicks, adds, orders, beacons, failures } = tally;
  process.stdout.write(
    `${visits} visits: ${pages} pages, ${recommendations} recommendations, ${impressions} impressions, ${clicks} clicks, ` +
      `${adds} adds to cart, ${orders} orders, ${beacons} beacons, ${failures} failures.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function runShoppers({ seed, visits, speed, origin }: Options): Promise<Tally> {
  const shoppers = await createShoppers({ origin, seed, visits });
  const random = createRandom(seed);
  const rhythms = shoppers.map(({ rhythm }) => rhythm);
  const plan = Array.from({ length: visits }, (_, visit) => ({ visit, shopper: random.weighted(rhythms) }));
  const tally: Tally = {
    visits: 0,
    pages: 0,
    recommendations: 0,
    impressions: 0,
    clicks: 0,
    adds: 0,
    orders: 0,
    beacons: 0,
    failures: 0,
  };
  // A person is in one lane, so that their visits follow each other.
  const lanes = Array.from({ length: LANES }, (_, lane) => plan.filter(({ shopper }) => shopper % LANES === lane));
  await Promise.all(
    lanes.map(async (lane) => {
      for (const { visit, shopper } of lane) await runVisit(shoppers[shopper]!, visit);
    }),
  );
  return tally;

  async function runVisit(shopper: Shopper, visit: number): Promise<void> {
    const chance = createRandom(seed * 92_821 + visit);
    const pause = () => wait(chance.between(...LOOK_MS) / speed);
    await visitShop(shopper, { random: chance, tally, pause });
    if (tally.visits % Math.max(1, Math.round(visits / 10)) === 0)
      process.stderr.write(`${tally.visits} of ${visits} visits, ${tally.orders} orders\n`);
  }
}

function parseOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      visits: { type: 'string', default: '100' },
      speed: { type: 'string', default: '50' },
      url: { type: 'string', default: `http://127.0.0.1:${process.env.SANDBOX_PORT || 4400}` },
    },
  });
  const read = (name: 'seed' | 'visits' | 'speed', isValid: (value: number) => boolean, must: string) => {
    const value = Number(values[name]);
    if (isValid(value)) return value;
    throw new Error(`Cannot send shoppers: --${name} must be ${must}, got "${values[name]}".`);
  };
  if (!URL.canParse(values.url) || !/^https?:/.test(values.url))
    throw new Error(`Cannot send shoppers: --url must be the address of the storefront, got "${values.url}".`);
  return {
    seed: read('seed', (value) => Number.isInteger(value) && value >= 0, 'a whole number'),
    visits: read('visits', (value) => Number.isInteger(value) && value > 0, 'a positive whole number'),
    speed: read('speed', (value) => value > 0, 'a positive number'),
    origin: values.url,
  };
}
