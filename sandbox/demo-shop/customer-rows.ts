import { createRandom, type Random } from '../random.ts';
import { drawHousehold } from './draw-household.ts';
import { toInstant } from './product-rows.ts';
import type { Purchase } from './purchase.ts';
import { REGULARS } from './regulars.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const FIRST_NAMES =
  `Aisha Alan Alba Amir Ana Anouk Arlo Astrid Ben Bianca Callum Carla Cem Clara Dario Dina Edith Eli Elsa
Enzo Esme Fay Felix Finn Freya Gemma Greta Hal Hugo Ida Imran Ines Iris Jago Jana Jo Jonas Kai Karim Kit Lars Lena Leo Lila
Lou Luca Maeve Malik Mara Marta Max Mei Mina Nadia Ned Nia Noor Olga Omar Oona Otis Paul Petra Priya Quinn Ravi Rhea Rosa
Ruben Sana Saul Signe Sol Tariq Tess Theo Una Vera Viktor Wren Yara Yusuf Zadie Zoe`.split(/\s+/);
const CONSENTS = ['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING', 'NOT_SUBSCRIBED'] as const;
const LETTERS = 'ABCDEFGHKLMNOPRSTVWZ';
const LOCALES = ['en', 'fr', 'de'];

/** The rows of customers.jsonl, regulars first: each customer appears a minute before their first order. */
export function createCustomerRows(purchases: readonly Purchase[], seed: number): object[] {
  const spans = new Map<number, { first: number; last: number }>();
  for (const { customer, at } of purchases) {
    if (customer === null) continue;
    const span = spans.get(customer);
    spans.set(customer, { first: Math.min(span?.first ?? at, at), last: Math.max(span?.last ?? at, at) });
  }
  return [...spans]
    .sort(([left], [right]) => left - right)
    .map(([position, { first, last }]) => {
      const random = createRandom(seed * 49_979_687 + position);
      const regular = REGULARS[position];
      const drawn = `${FIRST_NAMES[random.between(0, FIRST_NAMES.length - 1)]} ${LETTERS[random.between(0, LETTERS.length - 1)]}.`;
      return {
        id: customerGid(position),
        createdAt: toInstant(first - MINUTE),
        updatedAt: toInstant(last),
        state: 'ENABLED',
        locale: LOCALES[random.weighted([94, 3, 3])]!,
        tags: [],
        defaultAddress: { countryCodeV2: drawHousehold(seed, position).countryCode },
        defaultEmailAddress: drawConsent(first, last, random),
        displayName: regular?.displayName ?? drawn,
        habit: regular?.habit ?? '',
      };
    });
}

/** Most agree at the checkout; some take it back within the month, some never answer the question. */
function drawConsent(first: number, last: number, random: Random): object {
  const marketingState = CONSENTS[random.weighted([58, 7, 3, 32])]!;
  if (marketingState === 'NOT_SUBSCRIBED') return { marketingState, marketingUpdatedAt: null };
  const at = marketingState === 'UNSUBSCRIBED' ? Math.min(last, first + random.between(1, 30) * DAY) : first;
  return { marketingState, marketingUpdatedAt: toInstant(at) };
}

/** The gid of a customer by position. */
export function customerGid(position: number): string {
  return `gid://shopify/Customer/${70_001 + position}`;
}
