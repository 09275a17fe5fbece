import { GOODS } from './goods.ts';
import { PACKS } from './packs.ts';
import { TOOLS } from './tools.ts';
import type { Shape } from './types.ts';
import { VESSELS } from './vessels.ts';

const SHAPES: Readonly<Record<string, Shape>> = { ...PACKS, ...VESSELS, ...TOOLS, ...GOODS };

/** Which words show which shape, the first match winning; title first, then type. Width is that of the shadow. */
const RULES: readonly (readonly [RegExp, string, number])[] = [
  [/gift card|voucher/, 'card', 300],
  [/brush/, 'brush', 240],
  [/cartridge/, 'tub', 210],
  [/coffee \d|filter coffee|beans/, 'bag', 220],
  [/infuser|strainer/, 'infuser', 200],
  [/whisk/, 'whisk', 130],
  [/tea ?cosy|cosy/, 'cosy', 290],
  [/teapot|tea pot/, 'teapot', 320],
  [/kettle/, 'kettle', 300],
  [/moka/, 'moka', 210],
  [/french press|press brewer/, 'press', 210],
  [/filters?\b.*\(\d+\)|paper filter|drip filter|round filter/, 'filter', 260],
  [/cone filter|dripper/, 'dripper', 260],
  [/carafe|brewer|decanter/, 'carafe', 240],
  [/tablets|cleaner|descaler|sachet/, 'tub', 210],
  [/grinder|mill\b/, 'grinder', 200],
  [/tamper|dosing|distribution|needle/, 'tamper', 170],
  [/tamping mat|\bmat\b|stand|coaster|trivet/, 'stand', 280],
  [/scale/, 'scale', 260],
  [/knock box/, 'tub', 210],
  [/jug|pitcher/, 'jug', 240],
  [/storage jar|cold brew jar|\bjars?\b|honey|jam\b/, 'jar', 210],
  [/caddy|\btins?\b|canister/, 'tin', 200],
  [/syrup|bottle|\boil\b/, 'bottle', 140],
  [/oat drink|carton|milk\b/, 'carton', 180],
  [/chocolate.*%|chocolate \d|chocolate bar/, 'bar', 220],
  [/biscuit|biscotti|shortbread|cake|sugar|flakes/, 'box', 240],
  [/double wall|\bglass(es)?\b|tumbler/, 'glass', 200],
  [/mug|travel cup|camp mug/, 'mug', 250],
  [/cup|saucer/, 'cup', 300],
  [/bowl|basin|dish\b/, 'bowl', 290],
  [/plate|platter|tray/, 'plate', 320],
  [/scoop|spoon|cutlery|fork|knife/, 'spoon', 280],
  [/apron/, 'apron', 220],
  [/bag charm|tote|market bag|shopper|\bbag\b|lunch bag/, 'tote', 260],
  [/towel|cloth|linen|napkin|blanket|rug|scarf/, 'cloth', 280],
  [/candle|t-light|tealight/, 'candle', 180],
  [/lantern|lamp|light\b|lights\b/, 'lantern', 190],
  [/clock|watch/, 'clock', 240],
  [/cushion|pillow/, 'cushion', 300],
  [/frame|sign|poster|picture|mirror|chalkboard|card/, 'frame', 250],
  [/heart/, 'heart', 240],
  [/hook|hanger|rack/, 'hanger', 280],
  [/matcha|\btea\b|chai|pekoe|souchong|genmaicha|hojicha/, 'tin', 200],
  [/espresso beans|coffee|beans|cold brew/, 'bag', 220],
  [/box|case|set\b|kit\b/, 'box', 240],
];

/** Choose the shape a product is drawn with; what no rule knows is a parcel. */
export function chooseShape(title: string, productType: string): { readonly shape: Shape; readonly width: number } {
  for (const text of [title.toLowerCase(), productType.toLowerCase()]) {
    for (const [pattern, name, width] of RULES) if (pattern.test(text)) return { shape: SHAPES[name]!, width };
  }
  return { shape: SHAPES.parcel!, width: 260 };
}
