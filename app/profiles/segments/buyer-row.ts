/** A buyer as lists show it: pseudonymous, money in minor units, instants in epoch milliseconds. */
export interface BuyerRow {
  readonly customerId: number;
  readonly stage: string | null;
  readonly stageBefore: string | null;
  readonly orderCount: number;
  readonly netRevenueMinor: number;
  readonly averageOrderMinor: number;
  readonly firstOrderAt: number;
  readonly lastOrderAt: number;
  readonly rhythmDays: number | null;
  readonly orderProbability90: number | null;
  /** Net revenue to expect in 365 days, as of a group: the mean. */
  readonly clv365MeanMinor: number | null;
  readonly clv365P10Minor: number | null;
  readonly clv365P50Minor: number | null;
  readonly clv365P90Minor: number | null;
  readonly dueAt: number | null;
  readonly firstProductType: string;
  readonly firstCountry: string;
  readonly firstSource: string;
  readonly recencyScore: number | null;
  readonly frequencyScore: number | null;
  readonly monetaryScore: number | null;
}

/** The columns of {@link BuyerRow}, as a statement lists them. */
export const BUYER_COLUMNS = `buyer.customerId, stage, stageBefore, orderCount, netRevenueMinor, averageOrderMinor, firstOrderAt,
  lastOrderAt, rhythmDays, orderProbability90, clv365MeanMinor, clv365P10Minor, clv365P50Minor, clv365P90Minor, dueAt, firstProductType,
  firstCountry, firstSource, recencyScore, frequencyScore, monetaryScore`;
