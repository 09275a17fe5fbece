import { z } from 'zod';
import { getProfileRevision } from '../../profiles/get-profile-revision.ts';
import { BUYER_RULE } from '../../profiles/segments/buyer-rule.ts';
import { listMemberIds } from '../../profiles/segments/list-member-ids.ts';
import type { Report } from './report.ts';

const schema = z.object({ rule: BUYER_RULE });

/** The customer ids of a rule's buyers, ascending. */
export const buyersMembersReport: Report<typeof schema, readonly number[]> = {
  schema,
  isQuick: true,
  version: ({ db, shop }) => getProfileRevision(db, shop.id),
  answer: ({ db, shop, orders }, { rule }) => listMemberIds(db, { ...shop, orders: orders() }, rule),
};
