import type { Palette } from './types.ts';

interface Colours {
  readonly palette: Palette;
  readonly wall: string;
  readonly floor: string;
}

type Hsl = readonly [hue: number, saturation: number, lightness: number];

/** Colour words of product titles. */
const WORDS: Readonly<Record<string, Hsl>> = {
  sage: [110, 17, 58],
  oat: [38, 30, 76],
  oak: [30, 38, 52],
  indigo: [228, 38, 38],
  rust: [16, 55, 46],
  charcoal: [220, 6, 28],
  slate: [212, 11, 42],
  black: [220, 6, 20],
  white: [40, 14, 92],
  cream: [44, 48, 85],
  ivory: [46, 42, 87],
  copper: [20, 52, 52],
  brass: [41, 48, 52],
  gold: [44, 60, 54],
  steel: [208, 9, 66],
  silver: [210, 8, 73],
  walnut: [24, 36, 31],
  wooden: [29, 40, 48],
  wood: [29, 40, 48],
  bamboo: [48, 42, 62],
  cork: [30, 40, 60],
  moss: [82, 26, 38],
  forest: [145, 30, 28],
  green: [140, 26, 42],
  grey: [210, 6, 58],
  gray: [210, 6, 58],
  blush: [12, 50, 79],
  pink: [345, 52, 74],
  red: [4, 58, 46],
  blue: [212, 44, 50],
  yellow: [46, 76, 60],
  orange: [26, 76, 56],
  purple: [280, 28, 46],
  lavender: [262, 32, 72],
  brown: [22, 36, 36],
  turquoise: [178, 40, 50],
  amber: [32, 70, 46],
  jasmine: [48, 46, 72],
  mint: [150, 32, 68],
  peppermint: [158, 34, 48],
  hibiscus: [344, 50, 46],
  rooibos: [14, 56, 44],
  camomile: [48, 66, 62],
  lemon: [52, 72, 62],
  turmeric: [38, 74, 52],
  honey: [38, 72, 50],
  chocolate: [18, 40, 26],
  caramel: [28, 58, 48],
  matcha: [88, 34, 46],
};

/** Colours of products whose title names none, chosen by their name. */
const FREE: readonly Hsl[] = [
  [18, 46, 48],
  [150, 20, 36],
  [212, 28, 42],
  [38, 46, 58],
  [350, 28, 50],
  [85, 20, 46],
  [26, 30, 34],
  [190, 22, 44],
  [44, 26, 72],
  [262, 14, 48],
];

const WALL_HUES = [36, 28, 44, 20, 60, 150, 200, 340];

/** Choose a product's colours by the last colour word in its title, else by its name; the wall behind it by its type. */
export function chooseColours(title: string, productType: string): Colours {
  const words = title.toLowerCase().split(/[^a-z]+/);
  const named = words.map((word) => WORDS[word]).findLast((colour) => colour !== undefined);
  const [hue, saturation, lightness] = named ?? FREE[sumOf(title) % FREE.length]!;
  const wallHue = WALL_HUES[sumOf(productType) % WALL_HUES.length]!;
  const pale = lightness > 70;
  return {
    palette: {
      main: write(hue, saturation, lightness),
      dark: write(hue, saturation, lightness * (pale ? 0.86 : 0.78)),
      light: write(hue, saturation, Math.min(96, lightness + (100 - lightness) * 0.28)),
      paper: write(42, 34, 93),
      ink: write(26, 18, 18),
    },
    wall: write(wallHue, 22, pale ? 83 : 91),
    floor: write(wallHue, 20, pale ? 78 : 86),
  };
}

function write(hue: number, saturation: number, lightness: number): string {
  return `hsl(${hue} ${saturation}% ${Math.round(lightness)}%)`;
}

function sumOf(text: string): number {
  let sum = 7;
  for (let index = 0; index < text.length; index++) sum = (sum * 31 + text.charCodeAt(index)) >>> 0;
  return sum;
}
