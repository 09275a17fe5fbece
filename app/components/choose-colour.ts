/** One hue, light to dark: from #eef5fb to #0b4f8a. */
const LIGHT = [238, 245, 251] as const;
const DARK = [11, 79, 138] as const;

/** Background and text of a heat cell. `level` is 0 (lightest) to 1 (darkest); text contrast is at least 4.5:1 throughout. */
export function chooseColour(level: number): { readonly backgroundColor: string; readonly color: string } {
  const clamped = Math.min(1, Math.max(0, level));
  const channel = (index: 0 | 1 | 2) => Math.round(LIGHT[index] + (DARK[index] - LIGHT[index]) * clamped);
  const [red, green, blue] = [channel(0), channel(1), channel(2)];
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  // Black on it has (L + 0.05) / 0.05, white 1.05 / (L + 0.05): they meet at L = 0.179.
  return { backgroundColor: `rgb(${red}, ${green}, ${blue})`, color: luminance > 0.179 ? '#000' : '#fff' };
}

/** sRGB to linear light (WCAG 2.2, relative luminance). */
function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
