/** Widths of characters in the 12 px type of charts: of Latin ones at the most on average, and of those that fill a square. */
const NARROW = 7;
const SQUARE = 12;

/** About how many px a text takes in a chart, rather too many than too few. */
export function measureLabel(text: string): number {
  let width = 0;
  for (const character of text) width += character >= '\u2e80' ? SQUARE : NARROW;
  return width;
}
