import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openResults } from '#sandbox/bulk/open-results.ts';

/** Results of two rows a slice, and what is told of them. */
async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-results-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, '1.jsonl');
  const slices: object[] = [];
  let isStopped = false;
  const onSlice = (counts: object) => void slices.push(counts);
  const results = await openResults({ file, onSlice, stopped: () => isStopped }, 2);
  return { file, slices, results, stop: () => void (isStopped = true) };
}

test('rows are written and told slice by slice, sizes in bytes', async () => {
  const { file, slices, results } = await open();
  expect(await results.write({ id: 'é' }, true)).toBe(true);
  expect([slices, statSync(file).size]).toEqual([[], 0]);
  expect(await results.write({ id: 'child' }, false)).toBe(true);
  // {"id":"é"} and {"id":"child"}, a line end each.
  expect(slices).toEqual([{ objectCount: 2, rootObjectCount: 1, fileSize: 12 + 15 }]);
  await results.write({ id: 'b' }, true);
  const counts = { objectCount: 3, rootObjectCount: 2, fileSize: 12 + 15 + 11 };
  expect([await results.finish(), slices.length, slices.at(-1)]).toEqual([counts, 2, counts]);
  expect(readFileSync(file, 'utf8')).toBe('{"id":"é"}\n{"id":"child"}\n{"id":"b"}\n');
  await results.close();
  await expect(results.finish()).rejects.toThrow('closed');
});

test('an operation that was stopped goes on to the end of its slice, and has no result', async () => {
  const { results, stop } = await open();
  stop();
  expect([await results.write({}, true), await results.write({}, true)]).toEqual([true, false]);
  expect(await results.finish()).toBeNull();
  await results.close();
});
