import type { PlacementName, PlacementReport } from '#app/training/model-figures.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import { nameRecipe } from './name-recipe.ts';
import { PLACEMENT_WORDS } from './placement-words.ts';

/** A hit rate from which on almost every question is answered. */
const ALWAYS = 0.98;

/**
 * What a placement's report says, in a sentence: "Of 100 next orders, the 10 products shown held one of the bought
 * products in 31; bestsellers in 14." Where nearly every list is right, a second one says that the order is what counts.
 */
export function writeFinding(placement: PlacementName, { recipe, recipes }: PlacementReport, formats: Formats): string {
  const { asked, shown, found, yardstick, yardstickWords } = PLACEMENT_WORDS[placement];
  const figuresOf = (name: string) => recipes.find((one) => one.recipe === name)?.figures;
  const served = figuresOf(recipe);
  const held = (name: string) => {
    const figures = figuresOf(name);
    return figures && name !== recipe ? formats.hundredth(figures.hitRate) : null;
  };
  const others = [
    [yardstickWords, held(yardstick)],
    ...(['same-collection', 'same-type'] as const).map(
      (name) => [nameRecipe(name, { within: true }), held(name)] as const,
    ),
  ].flatMap(([words, hits]) => (hits === null ? [] : [`${words} in ${hits}`]));
  const tail = others.length > 0 ? `; ${others.join(', ')}` : '';
  const finding = `Of 100 ${asked}, the 10 ${shown} held ${found} in ${formats.hundredth(served?.hitRate ?? 0)}${tail}.`;
  const simplest = figuresOf(yardstick);
  if (!served || !simplest || recipe === yardstick || Math.min(served.hitRate, simplest.hitRate) < ALWAYS)
    return finding;
  const [own, other] = [served.ndcg, simplest.ndcg].map((score) => formats.number(score * 100));
  return `${finding} Few have ten past products, so it is the order that counts: ranking score ${own} of 100, against ${other}.`;
}
