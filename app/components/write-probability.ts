import type { Formats } from '#app/messages/create-formats.ts';

/** A probability in whole percent; never a certainty that nobody has: "> 99%", "< 1%". */
export function writeProbability(formats: Formats, probability: number): string {
  if (probability > 0.99) return `> ${formats.wholeShare(0.99)}`;
  return probability < 0.01 ? `< ${formats.wholeShare(0.01)}` : formats.wholeShare(probability);
}
