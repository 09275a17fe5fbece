import { z } from 'zod';
import { measureShop } from '../measure-shop.ts';
import type { ShopFigures } from '../shop-figures.ts';
import type { Report } from './report.ts';

const schema = z.object({});

/** Every repeat-purchase figure of a shop. */
export const shopFiguresReport: Report<typeof schema, ShopFigures> = {
  schema,
  isWarmed: true,
  answer: ({ columns, shop }) => measureShop(columns(), shop.ianaTimezone),
};
