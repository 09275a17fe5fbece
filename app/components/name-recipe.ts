import type { PlacementName } from '#app/training/model-figures.ts';
import type { MessageId } from '#app/messages/messages.ts';
import type { MessageWriter } from './message-writer.ts';

const RECIPES: Readonly<Record<string, MessageId>> = {
  popularity: 'models.recipe.popularity',
  'same-collection': 'models.recipe.sameCollection',
  'same-type': 'models.recipe.sameType',
  'co-purchase': 'models.recipe.coPurchase',
  cosine: 'models.recipe.cosine',
  'basket-ease': 'models.recipe.basketEase',
  'diverse-pairs': 'models.recipe.diversePairs',
  'also-bought': 'models.recipe.alsoBought',
  'user-ease': 'models.recipe.userEase',
  rp3beta: 'models.recipe.rp3beta',
  ials: 'models.recipe.ials',
  'home-blend': 'models.recipe.homeBlend',
  frequency: 'models.recipe.frequency',
  recency: 'models.recipe.recency',
  mpg: 'models.recipe.mpg',
  hazard: 'models.recipe.hazard',
  'v-sknn': 'models.recipe.vSknn',
  visits: 'models.recipe.visits',
  'visit/popularity': 'models.recipe.visitPopularity',
  'two-tower': 'models.recipe.twoTower',
  'tf-idf': 'models.recipe.tfIdf',
  'type-popularity': 'models.recipe.typePopularity',
};

interface NameOptions {
  /** In a sentence: it begins as it would there. Default false. */
  readonly within?: boolean;
  /** Where it serves, if that changes what it does. */
  readonly at?: PlacementName;
}

/** A recipe in the reader's words; its own name where there are none. */
export function nameRecipe(text: MessageWriter, recipe: string, { within = false, at }: NameOptions = {}): string {
  const id = RECIPES[`${at}/${recipe}`] ?? RECIPES[recipe];
  if (id === undefined) return recipe;
  const name = text(id);
  return within ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
