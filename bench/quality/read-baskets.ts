import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { BasketSequences } from '#ml/models/next-basket/basket-sequences.ts';

const fileSchema = z.record(z.string(), z.array(z.array(z.union([z.number(), z.string()]))));

/** What some published files put before the first and behind the last basket. */
const MARK = '-1';

/**
 * Read a file of baskets, `{"user": [[item, ...], ...]}`, oldest first, as JSON or gzipped JSON. Items are numbered in the
 * order of their names, users likewise; empty baskets and `[-1]` are left out, an item twice in a basket is one.
 *
 * @throws {Error} if the file cannot be read as such.
 */
export function readBaskets(file: string): BasketSequences {
  const users = Object.entries(parse(file)).sort(([a], [b]) => compare(a, b));
  const histories = users.map(([, baskets]) =>
    baskets
      .map((basket) => [...new Set(basket.map(String))].filter((item) => item !== MARK))
      .filter((basket) => basket.length > 0),
  );
  const names = [...new Set(histories.flatMap((baskets) => baskets.flatMap((basket) => basket)))].sort(compare);
  const indices = new Map(names.map((name, index) => [name, index]));
  const userOffsets = [0];
  const basketOffsets = [0];
  const items: number[] = [];
  for (const baskets of histories) {
    for (const basket of baskets) {
      for (const index of basket.map((name) => indices.get(name)!).sort((a, b) => a - b)) items.push(index);
      basketOffsets.push(items.length);
    }
    userOffsets.push(basketOffsets.length - 1);
  }
  return {
    itemCount: names.length,
    userOffsets: Uint32Array.from(userOffsets),
    basketOffsets: Uint32Array.from(basketOffsets),
    items: Uint32Array.from(items),
  };
}

function parse(file: string): Record<string, (number | string)[][]> {
  try {
    const bytes = readFileSync(file);
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return fileSchema.parse(JSON.parse((isZipped ? gunzipSync(bytes) : bytes).toString('utf8')));
  } catch (cause) {
    throw new Error(`Cannot read baskets: ${file} must hold {"user": [[item, ...], ...]} as JSON, got another thing.`, {
      cause,
    });
  }
}

/** Numbers by value before names by letter. */
function compare(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y || (a < b ? -1 : Number(a > b));
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
  return a < b ? -1 : Number(a > b);
}
