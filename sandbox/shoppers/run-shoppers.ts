import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../random.ts';
import { createShoppers } from './create-shoppers.ts';
import type { Shopper, Tally } from './shopper.ts';
import { visitShop } from './visit-shop.ts';

export interface RunOptions {
  readonly seed: number;
  readonly visits: number;
  /** Times faster than people are. */
  readonly speed: number;
  /** The storefront's address. */
  readonly origin: string;
  /** Told of each finished visit. */
  readonly onVisit?: (tally: Readonly<Tally>) => void;
}

/** People who are in the shop at the same time. */
const LANES = 4;
/** How long a person looks at a page, in milliseconds. */
const LOOK_MS = [3000, 15_000] as const;

/**
 * Send simulated shoppers into a sandbox shop: the same people with the same plans for a seed. What they do beyond that
 * depends on what the shop shows them.
 *
 * @throws {Error} if no storefront answers.
 */
export async function runShoppers({ seed, visits, speed, origin, onVisit }: RunOptions): Promise<Tally> {
  const shoppers = await createShoppers({ origin, seed, visits });
  const random = createRandom(seed);
  const rhythms = shoppers.map(({ rhythm }) => rhythm);
  const plan = Array.from({ length: visits }, (_, visit) => ({ visit, shopper: random.weighted(rhythms) }));
  const tally = createTally();
  const runVisit = async (shopper: Shopper, visit: number): Promise<void> => {
    const chance = createRandom(seed * 92_821 + visit);
    const pause = () => wait(chance.between(...LOOK_MS) / speed);
    await visitShop(shopper, { random: chance, tally, pause });
    tally.visits++;
    onVisit?.(tally);
  };
  // A person is in one lane, so that their visits follow each other.
  const lanes = Array.from({ length: LANES }, (_, lane) => plan.filter(({ shopper }) => shopper % LANES === lane));
  await Promise.all(
    lanes.map(async (lane) => {
      for (const { visit, shopper } of lane) await runVisit(shoppers[shopper]!, visit);
    }),
  );
  return tally;
}

function createTally(): Tally {
  return {
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
}
