/** Settings of a block that are not as it comes. */
export type BlockSettings = Readonly<Record<string, string | number | boolean>>;

/** The blocks of each template from top to bottom; a template without an entry has one as it comes. */
export type PlacedBlocks = Readonly<Record<string, readonly BlockSettings[]>>;

/** Our blocks as the demo's merchant placed them in the theme editor. */
export const PLACED_BLOCKS: PlacedBlocks = {
  index: [{ placement: 'buy-again', limit: 4 }, {}],
  product: [{}, { placement: 'also-viewed', layout: 'compact' }],
};
