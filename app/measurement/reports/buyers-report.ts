import { z } from 'zod';
import { getProfileRevision } from '../../profiles/get-profile-revision.ts';
import type { BuyersFigures } from '../buyers/buyers-figures.ts';
import { measureBuyers } from '../buyers/measure-buyers.ts';
import type { Report } from './report.ts';

const schema = z.object({});

/** What a shop's buyers are like. */
export const buyersReport: Report<typeof schema, BuyersFigures> = {
  schema,
  warmed: [{}],
  version: ({ db, shop }) => getProfileRevision(db, shop.id),
  answer: ({ db, shop }) => measureBuyers(db, shop.id),
};
