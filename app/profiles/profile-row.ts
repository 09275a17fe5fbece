import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';

type Kind = 'plain' | 'boolean' | 'json' | 'gaps';
type Value = number | string | Buffer | null;

/** The columns of a profile as the database names them, in the order of a row, and how each is written. */
const KINDS: Readonly<Record<keyof BuyerProfile, Kind>> = {
  customerId: 'plain',
  firstOrderAt: 'plain',
  secondOrderAt: 'plain',
  lastOrderAt: 'plain',
  orderCount: 'plain',
  netRevenueMinor: 'plain',
  marginMinor: 'plain',
  averageOrderMinor: 'plain',
  gapSeconds: 'gaps',
  medianGapSeconds: 'plain',
  firstProductId: 'plain',
  firstProductType: 'plain',
  firstCountry: 'plain',
  firstSource: 'plain',
  firstDiscounted: 'boolean',
  discountedOrders: 'plain',
  subscriptionOrders: 'plain',
  tasteTypes: 'json',
  tasteVendors: 'json',
  priceBand: 'json',
  favouriteType: 'plain',
  favouriteVendor: 'plain',
  rhythmDays: 'plain',
  rhythmSource: 'plain',
  recencyScore: 'plain',
  frequencyScore: 'plain',
  monetaryScore: 'plain',
  stage: 'plain',
  recencyScoreBefore: 'plain',
  frequencyScoreBefore: 'plain',
  monetaryScoreBefore: 'plain',
  stageBefore: 'plain',
  orderProbability90: 'plain',
  expectedOrders90: 'plain',
  clv365MeanMinor: 'plain',
  clv365P10Minor: 'plain',
  clv365P50Minor: 'plain',
  clv365P90Minor: 'plain',
  clvMargin365P50Minor: 'plain',
  nextOrderFrom: 'plain',
  nextOrderMedian: 'plain',
  nextOrderTo: 'plain',
  dueProducts: 'json',
  dueAt: 'plain',
  scoredAt: 'plain',
};

export const PROFILE_COLUMNS = Object.keys(KINDS) as readonly (keyof BuyerProfile)[];
const kinds = Object.values(KINDS);

/** A profile as a row, in the order of {@link PROFILE_COLUMNS}. */
export function toRow(profile: BuyerProfile): Value[] {
  return PROFILE_COLUMNS.map((name, i) => write(profile[name], kinds[i]!));
}

/** The profile of a row in the order of {@link PROFILE_COLUMNS}. */
export function toProfile(row: readonly unknown[]): BuyerProfile {
  const entries = PROFILE_COLUMNS.map((name, i) => [name, read(row[i] as Value, kinds[i]!)]);
  return Object.fromEntries(entries) as unknown as BuyerProfile;
}

function write(value: unknown, kind: Kind): Value {
  if (value === null) return null;
  switch (kind) {
    case 'plain':
      return value as number | string;
    case 'boolean':
      return value ? 1 : 0;
    case 'json':
      return JSON.stringify(value);
    case 'gaps': {
      const gaps = value as Uint32Array;
      return Buffer.from(gaps.buffer, gaps.byteOffset, gaps.byteLength);
    }
  }
}

function read(value: Value, kind: Kind): unknown {
  if (value === null) return null;
  switch (kind) {
    case 'plain':
      return value;
    case 'boolean':
      return value === 1;
    case 'json':
      return JSON.parse(value as string);
    case 'gaps':
      return new Uint32Array(Uint8Array.from(value as Buffer).buffer);
  }
}
