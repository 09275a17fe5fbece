/** A place in a drawing, to the tenth of a pixel: more is not seen, and every digit is sent to the reader. */
export function roundPlace(place: number): number {
  return Math.round(place * 10) / 10;
}
