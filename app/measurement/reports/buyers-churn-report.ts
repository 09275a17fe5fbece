import { z } from 'zod';
import { getProfileRevision } from '../../profiles/get-profile-revision.ts';
import { GROUPINGS } from '../buyers/buyer-groups.ts';
import { measureChurn, type ChurnFigures } from '../buyers/measure-churn.ts';
import type { Report } from './report.ts';

const schema = z.object({ by: z.enum(GROUPINGS) });

/** Churn risk and churn by group. */
export const buyersChurnReport: Report<typeof schema, ChurnFigures> = {
  schema,
  warmed: [{ by: GROUPINGS[0] }],
  version: ({ db, shop }) => getProfileRevision(db, shop.id),
  answer: ({ db, shop }, { by }) => measureChurn(db, shop, by),
};
