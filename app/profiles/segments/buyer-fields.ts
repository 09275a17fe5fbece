/** How the values of a field are compared and written. */
export type FieldKind = 'count' | 'decimal' | 'money' | 'days' | 'share' | 'score' | 'product' | 'text' | 'flag';

export interface BuyerField {
  readonly kind: FieldKind;
  /** SQL of the value in a row of `BuyerProfile AS buyer`; `@asOf` stands for the instant of the shop's facts. */
  readonly sql: string;
  /** Where the field has but a few values. */
  readonly values?: readonly string[];
}

export const STAGES = ['new', 'active', 'loyal', 'atRisk', 'lapsed'] as const;

export type Stage = (typeof STAGES)[number];

const column = <Kind extends FieldKind>(kind: Kind, name: string) => ({ kind, sql: `buyer.${name}` });
/** Whole days from one instant to another; a fraction of a day is not a day yet. */
const wholeDays = (difference: string) => ({ kind: 'days' as const, sql: `floor((${difference}) / 86400000.0)` });
const stage = (name: string) => ({ ...column('text', name), values: STAGES });

/**
 * The values of a profile that a rule may ask for, in the order of the rule builder's list. An unknown value (SQL NULL)
 * meets neither a condition nor its opposite; an unknown text is ''.
 */
export const BUYER_FIELDS = {
  stage: stage('stage'),
  orderCount: column('count', 'orderCount'),
  daysSinceLastOrder: wholeDays('max(0, @asOf - buyer.lastOrderAt)'),
  daysSinceFirstOrder: wholeDays('max(0, @asOf - buyer.firstOrderAt)'),
  daysPastRhythm: { kind: 'days', sql: 'floor((@asOf - buyer.lastOrderAt) / 86400000.0 - buyer.rhythmDays)' },
  dueInDays: wholeDays('buyer.dueAt - @asOf'),
  nextOrderInDays: wholeDays('buyer.nextOrderMedian - @asOf'),
  netRevenueMinor: column('money', 'netRevenueMinor'),
  marginMinor: column('money', 'marginMinor'),
  averageOrderMinor: column('money', 'averageOrderMinor'),
  churnRisk90: { kind: 'share', sql: '(1 - buyer.orderProbability90)' },
  orderProbability90: column('share', 'orderProbability90'),
  expectedOrders90: column('decimal', 'expectedOrders90'),
  clv365MeanMinor: column('money', 'clv365MeanMinor'),
  clv365P50Minor: column('money', 'clv365P50Minor'),
  clv365P10Minor: column('money', 'clv365P10Minor'),
  clv365P90Minor: column('money', 'clv365P90Minor'),
  clvMargin365P50Minor: column('money', 'clvMargin365P50Minor'),
  rhythmDays: column('days', 'rhythmDays'),
  medianGapDays: { kind: 'days', sql: '(buyer.medianGapSeconds / 86400.0)' },
  rhythmSource: { ...column('text', 'rhythmSource'), values: ['own', 'shop'] },
  recencyScore: column('score', 'recencyScore'),
  frequencyScore: column('score', 'frequencyScore'),
  monetaryScore: column('score', 'monetaryScore'),
  firstProductId: column('product', 'firstProductId'),
  firstProductType: column('text', 'firstProductType'),
  firstCountry: column('text', 'firstCountry'),
  firstSource: column('text', 'firstSource'),
  firstDiscounted: column('flag', 'firstDiscounted'),
  favouriteType: column('text', 'favouriteType'),
  favouriteVendor: column('text', 'favouriteVendor'),
  discountedOrders: column('count', 'discountedOrders'),
  subscriptionOrders: column('count', 'subscriptionOrders'),
  stageBefore: stage('stageBefore'),
  recencyScoreBefore: column('score', 'recencyScoreBefore'),
  frequencyScoreBefore: column('score', 'frequencyScoreBefore'),
  monetaryScoreBefore: column('score', 'monetaryScoreBefore'),
  customerId: { kind: 'product', sql: 'buyer.customerId' },
} as const satisfies Readonly<Record<string, BuyerField>>;

type Fields = typeof BUYER_FIELDS;
type FieldOf<Kind extends FieldKind> = {
  [Name in keyof Fields]: Fields[Name]['kind'] extends Kind ? Name : never;
}[keyof Fields];

export type TextField = FieldOf<'text'>;
export type FlagField = FieldOf<'flag'>;
export type NumberField = Exclude<keyof Fields, TextField | FlagField>;

const names = Object.keys(BUYER_FIELDS) as (keyof Fields)[];
const ofKind = (test: (kind: FieldKind) => boolean) => names.filter((name) => test(BUYER_FIELDS[name].kind));

export const TEXT_FIELDS = ofKind((kind) => kind === 'text') as [TextField, ...TextField[]];
export const FLAG_FIELDS = ofKind((kind) => kind === 'flag') as [FlagField, ...FlagField[]];
export const NUMBER_FIELDS = ofKind((kind) => kind !== 'text' && kind !== 'flag') as [NumberField, ...NumberField[]];
