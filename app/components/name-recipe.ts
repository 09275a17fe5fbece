import type { PlacementName } from '#app/training/model-figures.ts';

const RECIPES: Readonly<Record<string, string>> = {
  popularity: 'bestsellers',
  'same-collection': 'bestsellers of the same collections',
  'same-type': 'bestsellers of the same type',
  'co-purchase': 'bought together more than chance',
  cosine: 'found in the same orders (cosine)',
  'basket-ease': 'whole-order model (EASE)',
  'diverse-pairs': 'bought together, kept varied',
  'also-bought': 'buyers also bought',
  'user-ease': 'whole-history model (EASE)',
  rp3beta: 'walks between buyers (RP3beta)',
  ials: 'taste model (iALS)',
  'home-blend': 'blend of two buyer models',
  frequency: 'bought most often',
  recency: 'bought last',
  mpg: 'own rhythm (Poisson-gamma)',
  hazard: 'due dates (hazard model)',
  'v-sknn': 'similar visits (V-SKNN)',
  visits: 'similar visits and what follows',
  'visit/popularity': 'looked at most',
  'two-tower': 'learned likeness (two-tower)',
  'tf-idf': 'words in common (tf-idf)',
  'type-popularity': 'products of popular types first',
};

interface NameOptions {
  /** In a sentence: it begins with a small letter. Default false. */
  readonly within?: boolean;
  /** Where it serves, if that changes what it does. */
  readonly at?: PlacementName;
}

/** A recipe in a merchant's words; its own name where there are none. */
export function nameRecipe(recipe: string, { within = false, at }: NameOptions = {}): string {
  const name = RECIPES[`${at}/${recipe}`] ?? RECIPES[recipe];
  if (name === undefined || within) return name ?? recipe;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
