/** Round an amount to whole minor units, halves up. Nothing is 0, from whichever side it comes: never -0. */
export function roundMinor(amountMinor: number): number {
  // -0 + 0 is 0.
  return Math.round(amountMinor) + 0;
}
