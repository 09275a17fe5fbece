import { z } from 'zod';
import type { BuyerRule } from '../../profiles/segments/buyer-rule.ts';
import { readBuyerRule } from '../../profiles/segments/read-buyer-rule.ts';

export const LONGEST_NAME = 80;
const LONGEST_NOTE = 500;
const MAX_MINOR = 1e12;

/** What an offer gives, and until when. */
export const OFFER_TERMS = z.discriminatedUnion('gives', [
  z.object({ gives: z.literal('percent'), percent: z.int().min(1).max(100), ...sharedTerms() }),
  z.object({ gives: z.literal('amount'), amountMinor: z.int().min(1).max(MAX_MINOR), ...sharedTerms() }),
  z.object({ gives: z.literal('shipping'), ...sharedTerms() }),
]);

/** What is the same of every offer. */
function sharedTerms() {
  return {
    /** Days a buyer has to use it, from when they see it. */
    days: z.int().min(1).max(365),
    /** The merchant's own words. */
    note: z.string().max(LONGEST_NOTE),
  };
}

export type OfferTerms = z.infer<typeof OFFER_TERMS>;

/** An offer that is not made yet. */
export interface OfferDraft {
  readonly draftId: number;
  readonly name: string;
  readonly rule: BuyerRule;
  readonly terms: OfferTerms;
  /** Epoch milliseconds; what it is known by when two people change it. */
  readonly updatedAt: number;
}

export const DRAFT_COLUMNS = 'draftId, name, rule, terms, updatedAt FROM OfferDraft';

/** The draft of a row of {@link DRAFT_COLUMNS}. @throws {Error} if what is stored is none of ours. */
export function toOfferDraft(row: Readonly<Record<string, unknown>>): OfferDraft {
  const { draftId, name, rule, terms, updatedAt } = row;
  const read = readBuyerRule(rule as string);
  if (!('rule' in read)) throw new Error(`Cannot read an offer: its rule must be one of ours, got ${String(rule)}.`);
  return {
    draftId: draftId as number,
    name: name as string,
    rule: read.rule,
    terms: OFFER_TERMS.parse(JSON.parse(terms as string)),
    updatedAt: updatedAt as number,
  };
}
