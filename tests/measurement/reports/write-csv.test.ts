import { expect, test } from 'vitest';
import { writeCsv } from '#app/measurement/reports/write-csv.ts';

test('cells are quoted where they must be, numbers are written in full, and what is not known is empty', () => {
  const rows = [
    ['Mug, "large"', 1 / 3, null, true],
    ['two\nlines', -0.5, 0, false],
  ];
  expect(writeCsv(['a', 'b', 'c', 'd'], rows)).toBe(
    'a,b,c,d\n"Mug, ""large""",0.3333333333333333,,true\n"two\nlines",-0.5,0,false\n',
  );
});

test('a title never becomes a formula', () => {
  for (const title of ['=1+1', '+1', '-1', '@SUM(A1)']) expect(writeCsv(['a'], [[title]])).toBe(`a\n'${title}\n`);
});
