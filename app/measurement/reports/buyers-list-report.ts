import { z } from 'zod';
import { getProfileRevision } from '../../profiles/get-profile-revision.ts';
import { BUYER_RULE } from '../../profiles/segments/buyer-rule.ts';
import { listBuyers, SORTS, type BuyerPage } from '../../profiles/segments/list-buyers.ts';
import type { Report } from './report.ts';

const edge = z.object({ value: z.number().nullable(), customerId: z.int() });

const schema = z.object({
  rule: BUYER_RULE,
  sort: z.enum(SORTS),
  direction: z.enum(['asc', 'desc']),
  search: z.string().max(100),
  after: edge.optional(),
  before: edge.optional(),
});

/** A page of the buyers that a rule names. */
export const buyersListReport: Report<typeof schema, BuyerPage> = {
  schema,
  isQuick: true,
  version: ({ db, shop }) => getProfileRevision(db, shop.id),
  answer: ({ db, shop, orders }, query) => listBuyers(db, { ...shop, orders: orders() }, query),
};
