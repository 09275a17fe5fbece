import { fitTrusted, listHistories, minimisePlainly, type History, type OrderParameters } from './fit-plainly.ts';
import { addDays } from './calendar.ts';
import { add, shareValue, type FolderBuyer } from './folder.ts';

const HORIZON = 90;

/** What an earlier forecast taught: by how much orders come faster, and the weights of the features of a probability. */
export interface Lesson {
  readonly pace: number;
  readonly weights: readonly number[];
}

/** The probability that a buyer has not stopped (MBG/NBD). */
export function aliveOf([r, alpha, a, b]: OrderParameters, { x, t, age }: History): number {
  return 1 / (1 + (a / (b + x)) * ((alpha + age) / (alpha + t)) ** (r + x));
}

/** The probability of an order within some days, as the model has it. */
export function chanceOf(parameters: OrderParameters, history: History, days: number): number {
  const [r, alpha] = parameters;
  const known = alpha + history.age;
  return aliveOf(parameters, history) * (1 - (known / (known + days)) ** (r + history.x));
}

/** The conditional expectation as printed: `P(alive) (a + b + x) / (a - 1) (1 - (1 - z)^(r + x) 2F1(r + x, b + x + 1; a + b + x; z))`. */
export function expectOf(parameters: OrderParameters, history: History, days: number): number {
  const [r, alpha, a, b] = parameters;
  const { x, age } = history;
  const z = days / (alpha + age + days);
  let [sum, term] = [1, 1];
  for (let n = 0; n < 100_000 && term > 1e-17 * sum; n++) {
    term *= (((r + x + n) * (b + x + 1 + n)) / ((a + b + x + n) * (n + 1))) * z;
    sum += term;
  }
  return ((aliveOf(parameters, history) * (a + b + x)) / (a - 1)) * (1 - (1 - z) ** (r + x) * sum);
}

/** Features of a probability: 1, ln(-ln(1 - p)), ln(1 + x), and whether x is 0. */
function featuresOf(chance: number, x: number): number[] {
  const bounded = Math.min(1 - 1e-9, Math.max(1e-9, chance));
  return [1, Math.log(-Math.log(1 - bounded)), Math.log(1 + x), x === 0 ? 1 : 0];
}

/** The probability of an order within some days, corrected by the lesson. */
export function correctedChance(parameters: OrderParameters, lesson: Lesson, history: History, days: number): number {
  const chance = chanceOf(parameters, history, days);
  const score = add([...featuresOf(chance, history.x).entries()], ([i, feature]) => feature * lesson.weights[i]!);
  return chance === 0 ? 0 : 1 - Math.exp(-Math.exp(score));
}

/** Learn from the forecast of an earlier day what came of it. */
export function learnPlainly(buyers: readonly FolderBuyer[], lastDay: string): Lesson {
  const span = Math.max(...listHistories(buyers, lastDay).map(({ age }) => age));
  const window = Math.round((span * HORIZON) / (span + HORIZON));
  const upTo = buyers.map(({ orders, ...buyer }) => ({ ...buyer, orders: orders.filter(({ day }) => day <= lastDay) }));
  const earlier = listHistories(upTo, addDays(lastDay, -window));
  const parameters = fitTrusted(earlier);
  return { pace: findPace(parameters, earlier, window), weights: learnWeights(parameters, earlier, window) };
}

/** The regression's weights, normal around (0, 1, 0, 0) with a deviation of .3. */
function learnWeights(parameters: OrderParameters, earlier: readonly History[], window: number): readonly number[] {
  const rows = earlier.map((history) => ({
    features: featuresOf(chanceOf(parameters, history, window), history.x),
    isBack: history.later > 0,
  }));
  const believed = [0, 1, 0, 0];
  return minimisePlainly((weights) => {
    const off = add([...believed.entries()], ([i, one]) => ((weights[i]! - one) / 0.3) ** 2 / 2);
    return (
      add(rows, ({ features, isBack }) => {
        const hazard = Math.exp(features.reduce((sum, feature, i) => sum + feature * weights[i]!, 0));
        return isBack ? -Math.log(-Math.expm1(-hazard)) : hazard;
      }) + off
    );
  }, believed);
}

/** How much longer a window the model must be asked for to expect what came, 11 orders as expected thrown in. */
function findPace(parameters: OrderParameters, earlier: readonly History[], window: number): number {
  const expect = (pace: number) => add(earlier, (history) => expectOf(parameters, history, window * pace));
  const [expected, came] = [expect(1), add(earlier, ({ later }) => later)];
  const wanted = (expected * (came + 11)) / (expected + 11);
  let [low, high] = [1 / 4, 4];
  while (high / low > 1 + 1e-6) {
    const middle = Math.sqrt(low * high);
    if (expect(middle) < wanted) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/** Deciles of the probability foretold 90 days before the newest order, against who came since. */
export function calibratePlainly(buyers: readonly FolderBuyer[], lastDay: string) {
  const cutoff = addDays(lastDay, -HORIZON);
  const known = listHistories(buyers, cutoff);
  const upTo = buyers
    .map(({ orders, ...buyer }) => ({ ...buyer, orders: orders.filter(({ day }) => day <= cutoff) }))
    .filter(({ orders }) => orders.length > 0);
  const [parameters, lesson] = [fitTrusted(known), learnPlainly(upTo, cutoff)];
  const foretold = known.map((history) => ({
    chance: correctedChance(parameters, lesson, history, HORIZON),
    isBack: history.later > 0,
  }));
  const chances = foretold.map(({ chance }) => chance);
  const cuts = Array.from({ length: 9 }, (_, i) => shareValue(chances, (i + 1) / 10));
  const bins = Array.from({ length: 10 }, () => ({ n: 0, predicted: 0, returned: 0 }));
  for (const { chance, isBack } of foretold) {
    const bin = bins[cuts.filter((cut) => cut < chance).length]!;
    bin.n += 1;
    bin.predicted += chance;
    if (isBack) bin.returned += 1;
  }
  return bins.filter(({ n }) => n > 0).map((bin) => ({ ...bin, predicted: bin.predicted / bin.n }));
}
