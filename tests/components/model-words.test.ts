import { expect, test } from 'vitest';
import { createFormats } from '#app/messages/create-formats.ts';
import { createText } from '#app/messages/create-text.ts';
import { messages } from '#app/messages/en.ts';
import { describeSetting } from '#app/components/describe-setting.ts';
import { nameRecipe } from '#app/components/name-recipe.ts';
import { writeFinding } from '#app/components/write-finding.ts';
import type { PlacementReport, RecipeFigures } from '#app/training/model-figures.ts';
import { TASKS } from '#app/training/list-tasks.ts';

const formats = createFormats({ locale: 'en-GB', currency: 'GBP', timeZone: 'Europe/London' });
const text = createText('en-GB', messages);
const words = { text, formats };
const tried = TASKS.flatMap(({ recipes, yardsticks }) => [...recipes, ...yardsticks]);

test('every recipe has a name of its own that fits beside a chart', () => {
  const recipes = [...new Set(tried.map(({ name }) => name)), 'ials', 'two-tower', 'tf-idf'];
  for (const recipe of recipes) {
    expect(nameRecipe(text, recipe), recipe).toMatch(/^[A-Z]/);
    expect(nameRecipe(text, recipe).length, recipe).toBeLessThan(40);
  }
  const names = new Set(recipes.map((recipe) => nameRecipe(text, recipe)));
  expect(names.size).toBe(new Set(recipes).size);
});

test('within a sentence a name begins small, and what is not known keeps its own', () => {
  expect(nameRecipe(text, 'user-ease', { within: true })).toBe('whole-history model (EASE)');
  expect(nameRecipe(text, 'of-tomorrow')).toBe('of-tomorrow');
  expect(nameRecipe(text, 'popularity', { at: 'visit' })).toBe('Looked at most');
  expect(nameRecipe(text, 'popularity', { at: 'cart' })).toBe('Bestsellers');
});

test('every setting of every recipe is said in words', () => {
  for (const setting of tried.flatMap(({ settings }) => settings).filter((text) => text !== ''))
    for (const part of setting.split(', ')) expect(describeSetting(text, part), part).not.toBe(part);
  expect(describeSetting(text, 'half life days 120, prior orders 4')).toBe(
    'what is 120 days old counts half; 4 orders of doubt',
  );
  expect(describeSetting(text, 'mood 3, lambda 5')).toBe('mood 3; caution 5');
});

/** Recipes with a hit rate and an NDCG each. */
function report(recipe: string, shares: Readonly<Record<string, readonly [number, number]>>): PlacementReport {
  const recipes = Object.entries(shares).map(([name, [hitRate, ndcg]]): RecipeFigures => {
    const figures = { hitRate, ndcg, recall: 0, recallAtTwice: 0, mrr: 0, coverage: 0, novelty: 0 };
    return { recipe: name, setting: '', figures, trainSeconds: 0 };
  });
  const versus = { popularity: null, shelf: null, runnerUp: null };
  return { n: 300, recipe, chosenOn: 600, lead: null, over: null, recipes, versus };
}

test('a finding counts of 100, beside what is simplest', () => {
  const figures = report('co-purchase', {
    'co-purchase': [0.314, 0.2],
    popularity: [0.138, 0.1],
    'same-type': [0.2, 0.1],
  });
  expect(writeFinding('product', figures, words)).toBe(
    'Of 100 next orders, the 10 products shown held one of the bought products in 31; bestsellers in 14, bestsellers of the same type in 20.',
  );
});

test('a shop of collections is compared with their bestsellers, and told so', () => {
  const figures = report('co-purchase', { 'co-purchase': [0.314, 0.2], 'same-collection': [0.253, 0.1] });
  expect(writeFinding('cart', figures, words)).toBe(
    'Of 100 next orders, the 10 products shown held the missing product in 31; bestsellers of the same collections in 25.',
  );
});

test('bestsellers that serve are not compared with themselves', () => {
  expect(writeFinding('cart', report('popularity', { popularity: [0.138, 0.1] }), words)).toBe(
    'Of 100 next orders, the 10 products shown held the missing product in 14.',
  );
});

test('where every list is right, the order is what is told', () => {
  const figures = report('hazard', { hazard: [1, 0.913], frequency: [1, 0.896] });
  expect(writeFinding('buy-again', figures, words)).toBe(
    'Of 100 buyers who bought something again, the 10 past products shown held one of those they bought in 100; those they bought most often in 100. Few have ten past products, so it is the order that counts: ranking score 91.3 of 100, against 89.6.',
  );
});
