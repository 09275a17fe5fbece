import type { PlacementName, PlacementReport } from '#app/training/model-figures.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import type { MessageWriter } from './message-writer.ts';
import { nameRecipe } from './name-recipe.ts';
import { PLACEMENT_FACTS } from './placement-facts.ts';

/** A hit rate from which on almost every question is answered. */
const ALWAYS = 0.98;

interface FindingWords {
  readonly text: MessageWriter;
  readonly formats: Formats;
}

/**
 * What a placement's report says, in a sentence: "Of 100 next orders, the 10 products shown held one of the bought
 * products in 31; bestsellers in 14." Where nearly every list is right, a second one says that the order is what counts.
 */
export function writeFinding(
  placement: PlacementName,
  { recipe, recipes }: PlacementReport,
  { text, formats }: FindingWords,
): string {
  const { key, yardstick } = PLACEMENT_FACTS[placement];
  const figuresOf = (name: string) => recipes.find((one) => one.recipe === name)?.figures;
  const served = figuresOf(recipe);
  const compare = (one: string, name: string) => {
    const figures = figuresOf(one);
    if (!figures || one === recipe) return [];
    return [text('models.finding.other', { name, hits: formats.hundredth(figures.hitRate) })];
  };
  const others = [
    ...compare(yardstick, text(`models.yardstick.${key}`)),
    ...['same-collection', 'same-type'].flatMap((name) => compare(name, nameRecipe(text, name, { within: true }))),
  ];
  const finding = text(`models.finding.${key}`, {
    hits: formats.hundredth(served?.hitRate ?? 0),
    others:
      others.length === 0 ? 'none' : others.reduce((before, next) => text('models.finding.and', { before, next })),
  });
  const simplest = figuresOf(yardstick);
  if (!served || !simplest || recipe === yardstick || Math.min(served.hitRate, simplest.hitRate) < ALWAYS)
    return finding;
  const [own, other] = [served.ndcg, simplest.ndcg].map((score) => formats.number(score * 100));
  return text('models.finding.order', { finding, own, other });
}
