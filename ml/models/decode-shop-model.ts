import { decodeSections } from '../data/decode-sections.ts';
import type { Sections } from '../data/sections.ts';
import { takeColumn } from '../data/take-column.ts';
import { takeNumber } from '../data/take-number.ts';
import { takeVocabulary } from '../data/take-vocabulary.ts';
import { decodeBuyAgainModel } from './buy-again/decode-buy-again-model.ts';
import { decodeContentModel } from './content/decode-content-model.ts';
import { decodePlacementModel } from './decode-placement-model.ts';
import type { Neighbors } from './neighbors.ts';
import { decodeVisitSettings } from './sessions/decode-visit-settings.ts';
import type { ShopModel } from './shop-model.ts';
import { takeItemTable } from './take-item-table.ts';

/**
 * Decode the artifact of a model.
 *
 * @throws {RangeError} if the bytes are no artifact of this format, or its columns do not fit each other: what is
 * returned can be used without further checks.
 */
export function decodeShopModel(bytes: Uint8Array): ShopModel {
  const sections = decodeSections(bytes);
  const vocabulary = takeVocabulary(sections, 'vocabulary');
  const size = vocabulary.length;
  const decodePlacement = (placement: string) => decodePlacementModel(sections, `placements.${placement}`, size);
  return {
    asOf: takeNumber(sections, 'asOf'),
    orderCount: takeNumber(sections, 'orderCount'),
    buyerCount: takeNumber(sections, 'buyerCount'),
    vocabulary,
    boughtTogether: takeNeighbors(sections, 'boughtTogether', size),
    alsoBought: takeNeighbors(sections, 'alsoBought', size),
    popularity: {
      orders: takeColumn(sections, 'popularity.orders', Uint32Array, size),
      trending: takeColumn(sections, 'popularity.trending', Float64Array, size),
    },
    repurchase: {
      rate: takeColumn(sections, 'repurchase.rate', Float32Array, size),
    },
    placements: {
      product: decodePlacement('product'),
      cart: decodePlacement('cart'),
      home: decodePlacement('home'),
    },
    buyAgain: decodeBuyAgainModel(sections, 'buyAgain', vocabulary),
    visits: decodeVisitSettings(sections, 'visits'),
    content: decodeContentModel(sections, 'content'),
  };
}

function takeNeighbors(sections: Sections, part: string, size: number): Neighbors {
  const table = takeItemTable(sections, part, size);
  const pairs = table.products.length;
  return {
    ...table,
    together: takeColumn(sections, `${part}.together`, Uint32Array, pairs),
    expected: takeColumn(sections, `${part}.expected`, Float32Array, pairs),
  };
}
