import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  title: z.string(),
  productType: z.string(),
  vendor: z.string(),
  priceMinor: z.number().int().positive(),
  compareAtMinor: z.number().int().positive().optional(),
  /** How often it is chosen among its type, relative to the others. */
  popularity: z.number().positive(),
  description: z.string(),
  variants: z.array(z.object({ title: z.string(), priceMinor: z.number().int().positive() })).optional(),
  /** What goes into the same basket, and how often. */
  boughtWith: z.array(z.object({ title: z.string(), chance: z.number() })).default([]),
  /** Months (1-12) in which it sells; the others see a tenth of it. */
  months: z.array(z.number().int().min(1).max(12)).optional(),
  launchedDaysAgo: z.number().optional(),
  soldOut: z.boolean().default(false),
  draft: z.boolean().default(false),
  isGiftCard: z.boolean().default(false),
});

/** One product of the demo shop as its shopkeeper would describe it. */
export type CatalogueItem = z.infer<typeof schema>;

/** Load the demo shop's catalogue: one product a line of catalogue.jsonl, in the order of their ids. */
export function loadCatalogue(): readonly CatalogueItem[] {
  const text = readFileSync(new URL('./catalogue.jsonl', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => schema.parse(JSON.parse(line)));
}
