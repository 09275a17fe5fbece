import { expect, test } from 'vitest';
import { selectRecipe } from '#ml/selection/select-recipe.ts';
import { selectSetting } from '#ml/selection/select-setting.ts';

/** Values around `mean` for 400 questions: the same hard and easy ones for everybody, and a little of their own. */
function values(mean: number, own = 0): Float64Array {
  return Float64Array.from({ length: 400 }, (_, i) => mean + (i % 10) / 20 + own * ((i % 7) - 3));
}

test('a recipe must lead for certain, else the simpler one stays', () => {
  const popularity = { recipe: 'popularity', ndcg: values(0.1), coverage: 0.01 };
  const counts = { recipe: 'co-purchase', ndcg: values(0.2), coverage: 0.5 };
  const dense = { recipe: 'basket-ease', ndcg: values(0.2001, 0.05), coverage: 0.6 };
  const chosen = selectRecipe([popularity, counts, dense]);
  expect(chosen).toMatchObject({ recipe: 'co-purchase', over: 'popularity' });
  expect(chosen.lead!.value).toBeCloseTo(0.1, 12);
  expect(selectRecipe([popularity, counts, { ...dense, ndcg: values(0.23, 0.05) }]).recipe).toBe('basket-ease');
  expect(selectRecipe([popularity])).toEqual({ recipe: 'popularity', lead: null, over: null });
  expect(() => selectRecipe([])).toThrow('there must be a contender');
});

test('what serves is replaced only by what leads it and shows as much of the catalogue', () => {
  const counts = { recipe: 'co-purchase', ndcg: values(0.2), coverage: 0.5 };
  const narrow = { recipe: 'basket-ease', ndcg: values(0.25), coverage: 0.4 };
  const wide = { recipe: 'blend', ndcg: values(0.24), coverage: 0.5 };
  const popularity = { recipe: 'popularity', ndcg: values(0.1), coverage: 0.01 };
  const all = [popularity, counts, narrow, wide];
  expect(selectRecipe(all).recipe).toBe('basket-ease');
  expect(selectRecipe(all, { incumbent: 'co-purchase' })).toMatchObject({ recipe: 'blend', over: 'co-purchase' });
  expect(selectRecipe(all.slice(0, 3), { incumbent: 'co-purchase' })).toEqual({
    recipe: 'co-purchase',
    lead: null,
    over: null,
  });
  // One that serves and is no longer known does not stand in the way.
  expect(selectRecipe(all, { incumbent: 'gone' }).recipe).toBe('basket-ease');
});

test('settings: the first within one standard error of the best', () => {
  // The paired differences of .05 * (i % 7 - 3) have a deviation of .1: a standard error of .005 with 400 questions.
  expect(selectSetting([values(0.2, 0.05), values(0.203)])).toBe(0);
  expect(selectSetting([values(0.2, 0.05), values(0.21)])).toBe(1);
  expect(selectSetting([values(0.2), values(0.1)])).toBe(0);
  expect(selectSetting([values(0.1), values(0.3), values(0.2)])).toBe(1);
  expect(selectSetting([new Float64Array(0), new Float64Array(0)])).toBe(0);
  expect(selectSetting([])).toBe(0);
});
