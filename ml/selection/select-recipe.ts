import { bootstrapDifference, type Interval } from '../evaluation/bootstrap-difference.ts';

/** A recipe as it did on the questions of the selection. */
export interface Contender {
  readonly recipe: string;
  /** One value a question; the same questions for all contenders. */
  readonly ndcg: Float64Array;
  /** Share of the catalogue it showed. */
  readonly coverage: number;
}

/** Why a recipe was selected. */
export interface Selection {
  readonly recipe: string;
  /** Its paired lead over the recipe that would serve without it; null for the simplest of all. */
  readonly lead: Interval | null;
  /** The recipe it replaced in the comparison; null for the simplest of all. */
  readonly over: string | null;
}

export interface SelectionOptions {
  /** The recipe that serves now: none of less coverage may replace it. */
  readonly incumbent?: string;
}

/**
 * Select the recipe of a placement. They come simplest first; one takes the place of the one before only if the lower
 * 95 % bound of its paired lead is above 0, so that without evidence the simplest stays. What serves now is replaced only
 * by what leads it by the same rule and shows no smaller part of the catalogue.
 *
 * @throws {RangeError} if there are no contenders.
 */
export function selectRecipe(contenders: readonly Contender[], { incumbent }: SelectionOptions = {}): Selection {
  const first = contenders[0];
  if (!first) throw new RangeError('Cannot select recipe: there must be a contender, got none.');
  const serving = contenders.find(({ recipe }) => recipe === incumbent);
  let champion = serving ?? first;
  let selection: Selection = { recipe: champion.recipe, lead: null, over: null };
  for (const contender of contenders) {
    if (contender === champion || (serving && contender.coverage < serving.coverage)) continue;
    if (!isAhead(contender.ndcg, champion.ndcg)) continue;
    const lead = bootstrapDifference(contender.ndcg, champion.ndcg);
    if (lead.low <= 0) continue;
    selection = { recipe: contender.recipe, lead, over: champion.recipe };
    champion = contender;
  }
  return selection;
}

/** Whether the mean lead is above 0: where it is not, neither is the lower bound, which is dear to know. */
function isAhead(own: Float64Array, other: Float64Array): boolean {
  let lead = 0;
  for (let i = 0; i < own.length; i++) lead += own[i]! - other[i]!;
  return lead > 0;
}
