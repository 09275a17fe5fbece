import { describe, expect, test } from 'vitest';
import type { Score } from '#ml/models/score.ts';
import { chooseModel, type ModelFamily } from '#ml/selection/choose-model.ts';
import { chooseSettings, type Settings } from '#ml/selection/choose-settings.ts';
import { standardiseScores } from '#ml/math/standardise-scores.ts';

const QUERY = { row: 0, products: new Uint32Array(), weights: new Float32Array() };
const say =
  (...values: number[]): Score =>
  (_, scores) =>
    scores.set(values);
const read = (score: Score, count: number) => {
  const scores = new Float32Array(count);
  score(QUERY, scores);
  return scores;
};

describe('settings chosen by turns', () => {
  test('finds the top of a hill, asking each combination once', () => {
    const asked: string[] = [];
    const choice = chooseSettings({ a: [0, 1, 2], b: [5, 6, 7] }, ({ a, b }) => {
      asked.push(`${a} ${b}`);
      return -((a! - 2) ** 2) - (b! - 6) ** 2;
    });
    expect(choice).toEqual({ settings: { a: 2, b: 6 }, value: -0 });
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThan(9);
  });

  test('a second turn sees what the first could not', () => {
    // b = 1 is best with a = 0; only then is a = 1 better than a = 0.
    const values: Record<string, number> = { '0 0': 0, '1 0': -1, '0 1': 1, '1 1': 2 };
    const evaluate = ({ a, b }: Readonly<Record<string, number>>) => values[`${a} ${b}`]!;
    expect(chooseSettings({ a: [0, 1], b: [0, 1] }, evaluate, { maxTurns: 1 }).value).toBe(1);
    expect(chooseSettings({ a: [0, 1], b: [0, 1] }, evaluate).settings).toEqual({ a: 1, b: 1 });
  });

  test('equals go to what is listed first; no settings are a choice too', () => {
    expect(chooseSettings({ a: [3, 1, 2] }, () => 7).settings).toEqual({ a: 3 });
    expect(chooseSettings({}, () => 7)).toEqual({ settings: {}, value: 7 });
  });
});

describe('standardised scores', () => {
  test('mean 0, deviation 1', () => {
    const scores = Float32Array.of(1, 3);
    standardiseScores(scores);
    expect([...scores]).toEqual([-1, 1]);
  });

  test('scores all alike become 0, whatever their size', () => {
    for (const value of [0, 5, 0.1, 1e30]) {
      const scores = new Float32Array(7).fill(value);
      standardiseScores(scores);
      expect([...scores]).toEqual(new Array(7).fill(0));
    }
    standardiseScores(new Float32Array());
  });
});

describe('the model chosen', () => {
  /** Right is product 0 by as much as it leads the best other one. */
  const lead = (score: Score) => {
    const [first, ...others] = read(score, 3);
    return first! - Math.max(...others);
  };
  const family = (name: string, ...values: number[]): ModelFamily => ({
    name,
    grid: { times: [1, 2] },
    train: ({ times }) => say(...values.map((value) => value * times!)),
  });

  test('the best family at its best settings, if no blend is better', () => {
    const chosen = chooseModel([family('worse', 1, 2, 3), family('better', 9, 0, 0)], lead, { productCount: 3 });
    expect(chosen.parts).toEqual([{ name: 'better', settings: { times: 2 }, value: 18 }]);
    expect(chosen.singles.map(({ name, value }) => [name, value])).toEqual([
      ['better', 18],
      ['worse', -2],
    ]);
  });

  test('a blend, where two each know half', () => {
    // One confuses 0 with 1, the other 0 with 2: together product 0 leads, alone it ties.
    const told: string[] = [];
    const chosen = chooseModel([family('a', 1, 1, 0), family('b', 1, 0, 1)], lead, {
      productCount: 3,
      onChoice: (name) => told.push(name),
    });
    // Standardised: +1/sqrt 2 twice, -sqrt 2. With weight 1: sqrt 2 against -1/sqrt 2.
    expect(chosen.parts.map(({ name }) => name)).toEqual(['a', 'b']);
    expect([chosen.weight, chosen.value]).toEqual([1, expect.closeTo(3 / Math.SQRT2, 5)]);
    expect(told).toEqual(['a', 'b', 'a + 0.25 b', 'a + 0.5 b', 'a + 1 b', 'a + 2 b']);
  });

  test('equals go to the family listed first', () => {
    const chosen = chooseModel([family('first', 5, 0, 0), family('second', 5, 0, 0)], () => 1, { productCount: 3 });
    expect(chosen.parts.map(({ name }) => name)).toEqual(['first']);
  });

  test('a family that starts far behind is not tuned', () => {
    const asked: number[] = [];
    const behind = {
      name: 'behind',
      grid: { times: [1, 9] },
      train: ({ times }: Settings) => (asked.push(times!), say(times!, 0, 0)),
    };
    const families = [family('ahead', 9, 0, 0), behind];
    expect(chooseModel(families, lead, { productCount: 3, blended: 0 }).parts[0]!.name).toBe('ahead');
    expect(asked).toEqual([1]);
    // With all tuned, its second setting is asked too.
    chooseModel(families, lead, { productCount: 3, hopeful: 0, blended: 0 });
    expect(asked).toEqual([1, 1, 9]);
  });

  test('refuses to choose from nothing', () => {
    expect(() => chooseModel([], lead, { productCount: 3 })).toThrow('there must be a family, got none');
  });
});
