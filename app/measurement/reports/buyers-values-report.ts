import { z } from 'zod';
import { getProfileRevision } from '../../profiles/get-profile-revision.ts';
import { listBuyerTexts, type BuyerTexts } from '../../profiles/segments/list-buyer-texts.ts';
import type { Report } from './report.ts';

const schema = z.object({});

/** The values that the texts of the shop's profiles have, for a rule to choose from. */
export const buyersValuesReport: Report<typeof schema, BuyerTexts> = {
  schema,
  warmed: [{}],
  version: ({ db, shop }) => getProfileRevision(db, shop.id),
  answer: ({ db, shop }) => listBuyerTexts(db, shop.id),
};
