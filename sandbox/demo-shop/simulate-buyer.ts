import type { Random } from '../random.ts';
import { chooseItem, type Shelf } from './choose-item.ts';
import { fillBasket } from './fill-basket.ts';
import type { PurchaseLine } from './purchase.ts';
import type { Taste } from './tastes.ts';

const DAY = 86_400_000;
/** What is due within these days is put into the order that is placed anyway. */
const ALONG_DAYS = 7;
const EXPLORE = 0.2;
/** A new piece of gear, a day. */
const GEAR_A_DAY = 1 / 160;

/** How much of a buyer's loyalty there is: most come once. */
const LOYALTY: readonly { readonly share: number; readonly stay: number; readonly slowness: number }[] = [
  { share: 47, stay: 0.03, slowness: 1.5 },
  { share: 31, stay: 0.74, slowness: 1.4 },
  { share: 24, stay: 0.985, slowness: 1 },
];

interface Need {
  readonly productType: string;
  readonly everyDays: number;
  dueAt: number;
  favourite: number;
}

/** Simulate one buyer of a taste from their first order on: when they order, and what. */
export function* simulateBuyer(
  shelf: Shelf,
  taste: Taste,
  firstAt: number,
  random: Random,
): Generator<{ readonly at: number; readonly lines: PurchaseLine[] }> {
  const loyalty =
    LOYALTY[random.weighted(LOYALTY.map(({ share, stay }) => (stay > 0.5 ? share * taste.loyalty : share)))]!;
  const needs = createNeeds(taste, firstAt, loyalty.slowness, random);
  const owned = new Set<number>();
  let at = firstAt;
  const first = chooseFirst(shelf, taste, needs, at, random);
  while (at <= shelf.endAt) {
    const wanted = at === firstAt ? first : takeDue(shelf, taste, needs, at, owned, random);
    if (wanted.length > 0) yield { at, lines: fillBasket(shelf, wanted, owned, at, random) };
    if (needs.length === 0 || !random.chance(loyalty.stay)) return;
    at = Math.max(at + DAY, Math.min(...needs.map((need) => need.dueAt))) + random.next() * 2 * DAY;
  }
}

function createNeeds(taste: Taste, firstAt: number, slowness: number, random: Random): Need[] {
  return taste.habits
    .filter(({ chance }) => random.chance(chance))
    .map(({ productType, everyDays }) => {
      const own = everyDays * slowness * Math.exp(0.25 * random.normal());
      return { productType, everyDays: own, dueAt: firstAt + own * DAY * (0.6 + 0.6 * random.next()), favourite: -1 };
    });
}

/** A first order is a piece of gear with what belongs to it, or a taste of what they will run out of. */
function chooseFirst(shelf: Shelf, taste: Taste, needs: readonly Need[], at: number, random: Random): number[] {
  const gear = taste.gear[random.weighted(taste.gear.map((_, index) => 4 - Math.min(3, index)))]!;
  const wanted = random.chance(needs.length === 0 ? 1 : 0.45) ? [chooseItem(shelf, gear, at, random)] : [];
  const main = needs[0];
  if (main && (wanted.length === 0 || random.chance(0.4))) wanted.push(chooseFor(shelf, main, at, random));
  return wanted.filter((item) => item >= 0);
}

function takeDue(
  shelf: Shelf,
  taste: Taste,
  needs: readonly Need[],
  at: number,
  owned: ReadonlySet<number>,
  random: Random,
): number[] {
  const wanted: number[] = [];
  for (const need of needs) {
    if (need.dueAt > at + ALONG_DAYS * DAY) continue;
    wanted.push(chooseFor(shelf, need, at, random));
    if (need.productType === 'Filter Coffee' || need.productType === 'Herbal Tea')
      if (random.chance(0.3)) wanted.push(chooseItem(shelf, need.productType, at, random));
    need.dueAt = at + need.everyDays * DAY * Math.exp(0.18 * random.normal());
  }
  const gear = taste.gear[random.between(0, taste.gear.length - 1)]!;
  if (random.chance(GEAR_A_DAY * 20)) {
    const piece = chooseItem(shelf, gear, at, random);
    if (!owned.has(piece)) wanted.push(piece);
  }
  return [...new Set(wanted.filter((item) => item >= 0))];
}

function chooseFor(shelf: Shelf, need: Need, at: number, random: Random): number {
  if (need.favourite < 0 || random.chance(0.02)) need.favourite = chooseItem(shelf, need.productType, at, random);
  return random.chance(EXPLORE) ? chooseItem(shelf, need.productType, at, random) : need.favourite;
}
