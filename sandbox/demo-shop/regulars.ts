/** Somebody of the log-in menu, whose orders follow a plan. */
export interface Regular {
  readonly displayName: string;
  readonly habit: string;
  readonly plans: readonly Plan[];
}

/** The same few things, again and again: counted back from the end, so that what is due next is due soon. */
export interface Plan {
  /** Title of the product, or `title / variant`, and units. */
  readonly buys: readonly (readonly [string, number])[];
  readonly everyDays: number;
  readonly lastDaysAgo: number;
  readonly times: number;
}

const plan = (everyDays: number, lastDaysAgo: number, times: number, ...buys: Plan['buys']): Plan => ({
  buys,
  everyDays,
  lastDaysAgo,
  times,
});

export const REGULARS: readonly Regular[] = [
  {
    displayName: 'Ada Lindqvist',
    habit: 'buys espresso beans every 3 weeks',
    plans: [
      plan(21, 19, 18, ['House Espresso Beans', 2]),
      plan(42, 19, 8, ['Barista Oat Drink 1 Litre', 4]),
      plan(84, 61, 4, ['Descaler Sachets (6)', 1]),
      plan(1, 397, 1, ['Walnut Tamper 58 mm', 1], ['Milk Jug 350 ml', 1]),
    ],
  },
  {
    displayName: 'Bram Okafor',
    habit: 'buys filter coffee every 4 weeks and papers every 8',
    plans: [
      plan(28, 26, 12, ['Yirga Hill Filter Coffee 250 g', 1], ['Morning Post Filter Coffee 250 g', 1]),
      plan(56, 26, 6, ['Cone Paper Filters 02 (100)', 1]),
      plan(1, 334, 1, ['White Ceramic Dripper 02', 1], ['Gooseneck Kettle Matte Black', 1]),
    ],
  },
  {
    displayName: 'Chiyo Tanaka',
    habit: 'buys green tea every 6 weeks',
    plans: [
      plan(42, 33, 8, ['Sencha Green Tea 80 g', 2]),
      plan(84, 33, 4, ['Ceremonial Matcha 30 g', 1]),
      plan(1, 330, 1, ['Matcha Bowl Moss', 1], ['Bamboo Matcha Whisk', 1]),
    ],
  },
  {
    displayName: 'Della Marsh',
    habit: 'buys breakfast tea and shortbread every month',
    plans: [plan(30, 12, 13, ['English Breakfast Tea 100 g', 1], ['Shortbread Rounds 180 g', 2])],
  },
  {
    displayName: 'Emil Novak',
    habit: 'runs a small office: 2 kg of beans every fortnight',
    plans: [
      plan(14, 9, 24, ['Breakfast Espresso Beans 1 kg', 2]),
      plan(28, 9, 12, ['Barista Oat Drink 1 Litre', 12]),
      plan(56, 37, 6, ['Espresso Machine Cleaner 500 g', 1]),
    ],
  },
  {
    displayName: 'Farah Haddad',
    habit: 'buys presents a few times a year',
    plans: [
      plan(122, 40, 3, ['Jasmine Pearl Green Tea 80 g', 1], ['Glass Teapot 800 ml', 1]),
      plan(150, 88, 2, ['Sage Stoneware Mug', 2], ['Linen Tea Towel Oat', 1]),
    ],
  },
  {
    displayName: 'Gus Whitlock',
    habit: 'bought every month, silent for half a year',
    plans: [plan(30, 183, 7, ['Night Train Espresso Beans', 2], ['Almond Biscotti 200 g', 1])],
  },
  {
    displayName: 'Hana Park',
    habit: 'placed a first order last week',
    plans: [plan(1, 7, 1, ['Travel Press Brewer', 1], ['Camp Fire Filter Coffee 250 g', 1])],
  },
  {
    displayName: 'Ivo Costa',
    habit: 'ordered once, five months ago',
    plans: [plan(1, 152, 1, ['Moka Pot 3-Cup', 1], ['House Espresso Beans', 1])],
  },
  {
    displayName: 'Juno Bell',
    habit: 'collects stoneware mugs, with a herbal tea now and then',
    plans: [
      plan(1, 302, 1, ['Sage Stoneware Mug', 2], ['Peppermint Tea 60 g', 1]),
      plan(1, 224, 1, ['Oat Stoneware Mug', 1], ['Indigo Stoneware Mug', 1]),
      plan(1, 131, 1, ['Rust Stoneware Mug', 1], ['Camomile Flowers Tea 50 g', 1]),
      plan(1, 48, 1, ['Charcoal Stoneware Mug', 1], ['Peppermint Tea 60 g', 1]),
    ],
  },
];
