import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '#app/ingest/graphql/read-lines.ts';

async function* inPieces(bytes: Buffer, sizes: readonly number[]) {
  let from = 0;
  for (let turn = 0; from < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

async function readAll(pieces: AsyncIterable<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of readLines(pieces)) lines.push(...batch);
  return lines;
}

test('the same lines come out however the bytes were cut', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' '));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 20 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (lines, sizes, hasLastEnd) => {
        const text = lines.join('\n') + (hasLastEnd ? '\n' : '');
        const read = await readAll(inPieces(Buffer.from(text), sizes));
        const expected = text.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(read).toEqual(expected);
      },
    ),
  );
});

test('Windows line ends are read as line ends', async () => {
  const read = await readAll(inPieces(Buffer.from('{"a":1}\r\n{"b":2}\r\n'), [4]));
  expect(read).toEqual(['{"a":1}', '{"b":2}']);
});

test('a byte order mark before the first line is no part of it', async () => {
  const bytes = Buffer.from('\uFEFF{"a":1}\n\uFEFF{"b":2}');
  for (const cut of [1, 2, 100]) expect(await readAll(inPieces(bytes, [cut]))).toEqual(['{"a":1}', '\uFEFF{"b":2}']);
});
