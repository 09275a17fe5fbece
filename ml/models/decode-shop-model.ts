import { decodeSections } from '../data/decode-sections.ts';
import type { Column, Sections } from '../data/sections.ts';
import type { Neighbors } from './neighbors.ts';
import type { ShopModel } from './shop-model.ts';

/**
 * Decode the artifact of a model.
 *
 * @throws {RangeError} if the bytes are no artifact of this format, or its columns do not fit each other: what is
 * returned can be used without further checks.
 */
export function decodeShopModel(bytes: Uint8Array): ShopModel {
  const sections = decodeSections(bytes);
  const vocabulary = take(sections, 'vocabulary', Float64Array);
  const size = vocabulary.length;
  for (let i = 1; i < size; i++) require(vocabulary[i - 1]! < vocabulary[i]!, 'the vocabulary must ascend');
  return {
    asOf: takeFact(sections, 'asOf'),
    orderCount: takeFact(sections, 'orderCount'),
    buyerCount: takeFact(sections, 'buyerCount'),
    vocabulary,
    boughtTogether: takeNeighbors(sections, 'boughtTogether', size),
    alsoBought: takeNeighbors(sections, 'alsoBought', size),
    popularity: {
      orders: take(sections, 'popularity.orders', Uint32Array, size),
      buyers: take(sections, 'popularity.buyers', Uint32Array, size),
      trending: take(sections, 'popularity.trending', Float64Array, size),
    },
    repurchase: {
      repeatBuyers: take(sections, 'repurchase.repeatBuyers', Uint32Array, size),
      rate: take(sections, 'repurchase.rate', Float32Array, size),
    },
  };
}

function takeNeighbors(sections: Sections, part: string, size: number): Neighbors {
  const offsets = take(sections, `${part}.offsets`, Uint32Array, size + 1);
  const pairs = offsets[size]!;
  require(offsets[0] === 0, `${part}.offsets must start at 0`);
  for (let i = 0; i < size; i++) require(offsets[i]! <= offsets[i + 1]!, `${part}.offsets must not descend`);
  const products = take(sections, `${part}.products`, Uint32Array, pairs);
  for (const product of products) require(product < size, `${part}.products must be in the vocabulary`);
  return {
    offsets,
    products,
    scores: take(sections, `${part}.scores`, Float32Array, pairs),
    together: take(sections, `${part}.together`, Uint32Array, pairs),
    expected: take(sections, `${part}.expected`, Float32Array, pairs),
  };
}

function take<T extends Column>(
  { columns }: Sections,
  name: string,
  type: { new (): T; readonly name: string },
  length?: number,
): T {
  const column = columns[name];
  require(column instanceof type, `${name} must be a ${type.name}`);
  require(length === undefined || column.length === length, `${name} must have length ${length}`);
  return column;
}

function takeFact({ facts }: Sections, name: string): number {
  const fact = facts[name];
  require(fact !== undefined, `${name} must be known`);
  return fact;
}

function require(holds: boolean, expectation: string): asserts holds {
  if (!holds) throw new RangeError(`Cannot decode model: ${expectation}.`);
}
