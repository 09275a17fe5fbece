import { z } from 'zod';
import { getProfileRevision } from '../../profiles/get-profile-revision.ts';
import { BUYER_RULE } from '../../profiles/segments/buyer-rule.ts';
import { countBuyers, type BuyerCount } from '../../profiles/segments/count-buyers.ts';
import type { Report } from './report.ts';

const schema = z.object({ rules: z.array(BUYER_RULE) });

/** How many buyers each of some rules names, and what they are worth, in the order of the rules. */
export const buyersCountReport: Report<typeof schema, readonly BuyerCount[]> = {
  schema,
  isQuick: true,
  version: ({ db, shop }) => getProfileRevision(db, shop.id),
  answer: ({ db, shop, orders }, { rules }) =>
    rules.map((rule) => countBuyers(db, { ...shop, orders: orders() }, rule)),
};
