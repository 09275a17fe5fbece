const RECIPES: Readonly<Record<string, string>> = {
  popularity: 'Bestsellers',
  'same-type': 'Bestsellers of the same type',
  'co-purchase': 'Bought together more than chance',
  cosine: 'Bought by the same orders',
  'basket-ease': 'Whole-basket model (EASE)',
  blend: 'Basket blend',
  'also-bought': 'Buyers also bought',
  'user-ease': 'Buyer model (EASE)',
  rp3beta: 'Random walks (RP3beta)',
  ials: 'Factors (iALS)',
  'home-blend': 'Buyer blend',
  frequency: 'Bought most often',
  recency: 'Bought last',
  mpg: 'Own rhythm (Poisson-gamma)',
  hazard: 'Due-date model (hazard)',
  'v-sknn': 'Similar visits (V-SKNN)',
  visits: 'Similar visits and what follows',
};

/** A recipe in a merchant's words; its own name where there are none. */
export function nameRecipe(recipe: string): string {
  return RECIPES[recipe] ?? recipe;
}
