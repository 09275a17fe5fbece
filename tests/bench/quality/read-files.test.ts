import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { indexIds } from '../../../bench/quality/index-ids.ts';
import { readInteractions } from '../../../bench/quality/read-interactions.ts';
import { readSequences } from '../../../bench/quality/read-sequences.ts';

const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function write(content: string | Uint8Array): string {
  const file = join(folder, `file-${++files}`);
  writeFileSync(file, content);
  return file;
}

describe('ids', () => {
  test('whole numbers first, by size; then by their letters', () => {
    const ids = ['b', '10', '9', 'B2', '9'];
    expect(indexIds(ids)).toEqual({ count: 4, indices: Uint32Array.of(3, 1, 0, 2, 0) });
  });
});

describe('interactions', () => {
  const EXPECTED = {
    userCount: 2,
    itemCount: 2,
    users: Uint32Array.of(0, 0, 1),
    items: Uint32Array.of(0, 1, 0),
    masks: Uint32Array.of(4, 0, 3),
    folds: 3,
  };

  test.each([
    ['plain', 'ann,7,4\nann,30,0\nbob,7,3\n'],
    [
      'a header, Windows ends, quotes, spaces, empty lines, a byte order mark',
      '\uFEFFuser,item,test_mask\r\n\r\n"ann", 7,4\r\nann,30,0\r\n\r\nbob,"7",3',
    ],
    ['gzipped', gzipSync('ann,7,4\nann,30,0\nbob,7,3\n')],
    [
      'another order, and one pair twice: test in each fold that either line says',
      'bob,7,1\nann,30,0\nbob,7,2\nann,7,4\nann,30,0\n',
    ],
  ])('%s', (_, content) => {
    expect(readInteractions(write(content))).toEqual(EXPECTED);
  });

  test.each([
    ['ann,7,4\n\nbob,7\n', 'line 3 must be user,item,test_mask with a mask below 10^9, got "bob,7"'],
    ['user,item,test_mask\nann,7,x\n', 'line 2 must be'],
    ['ann,7,-1\n', 'line 1 must be'],
    ['ann,7,1.5\n', 'line 1 must be'],
    ['ann,,1\n', 'line 1 must be'],
    ['ann,7,1,2\n', 'line 1 must be'],
    ['ann,7,0\n', 'a line must have a test bit'],
    ['user,item,test_mask\n', 'a line must have a test bit'],
    ['', '--file must hold a line'],
    [Uint8Array.of(0x1f, 0x8b, 1, 2, 3), '--file must be a text or gzip file'],
  ])('refuses %j', (content, says) => {
    expect(() => readInteractions(write(content))).toThrow(says);
  });

  test('refuses what is not there', () => {
    expect(() => readInteractions(undefined)).toThrow('--file must name a file, got none');
    expect(() => readInteractions(join(folder, 'nothing'))).toThrow('--file must be a text or gzip file');
  });
});

describe('sequences', () => {
  test.each([
    ['plain', 'u1 5 x 5\nu2 x\n'],
    ['a header, tabs, Windows ends, empty lines', 'user item item\r\nu1\t5  x 5 \r\n\r\nu2 x\r\n'],
    ['gzipped', gzipSync('u1 5 x 5\nu2 x')],
  ])('%s', (_, content) => {
    expect(readSequences(write(content))).toEqual({
      productCount: 2,
      offsets: Uint32Array.of(0, 3, 4),
      products: Uint32Array.of(0, 1, 0, 1),
    });
  });

  test('refuses a user without items', () => {
    expect(() => readSequences(write('1 2 3\n\n4\n'))).toThrow('line 3 must be a user and items, got "4"');
  });
});
