/**
 * What the app answers of a buyer. Null is not known yet; amounts are decimal texts in `currency`, instants epoch
 * milliseconds.
 */
export interface BuyerCard {
  readonly state: 'ready' | 'noOrders' | 'unknown' | 'erased';
  readonly currency: string;
  readonly timeZone: string;
  readonly buyer: BuyerBrief | null;
}

export interface BuyerBrief {
  readonly asOf: number;
  readonly orderCount: number;
  readonly netRevenue: string;
  readonly waitedDays: number;
  readonly stage: 'new' | 'active' | 'loyal' | 'atRisk' | 'lapsed' | null;
  readonly borders: { readonly halfDays: number; readonly quartersDays: number; readonly nineDays: number } | null;
  readonly rhythmDays: number | null;
  readonly ownTimeDays: number | null;
  readonly probability90: number | null;
  readonly value: { readonly low: string; readonly mean: string; readonly high: string } | null;
  readonly nextOrder: { readonly from: number; readonly to: number } | null;
  readonly due: readonly { readonly title: string; readonly at: number; readonly probability: number }[];
  readonly types: readonly { readonly name: string; readonly share: number }[];
  readonly step: {
    readonly kind: 'remind' | 'welcome' | 'expect' | 'leave' | 'checkIn' | 'winBack' | 'letGo' | 'wait';
    readonly mayMail: boolean | null;
    readonly product: string | null;
    readonly at: number | null;
  };
}
