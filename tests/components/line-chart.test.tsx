import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LineChart, type ChartPoint } from '#app/components/line-chart.tsx';

const point = (share: number | null, index: number): ChartPoint => ({
  ...{ key: String(index), tick: `W${index}`, share, text: '', label: `week ${index}` },
  ...(share === null ? {} : { interval: [share - 0.1, share + 0.1] as const }),
});

/** The wide drawing of shares: how many points each line and band goes through, the bands of lone points, and the marks. */
function draw(points: readonly ChartPoint[]) {
  const html = renderToStaticMarkup(<LineChart title="" points={points} axis="" formatShare={String} />);
  const [wide] = html.split('<div class="rg-narrow">') as [string];
  const elements = (name: string) => [...wide.matchAll(new RegExp(`<[a-z]+ [^>]*class="[^"]*${name}"[^>]*>`, 'g'))];
  const corners = (name: string) =>
    elements(name).map(([path]) => / d="([^"]*)"/.exec(path)![1]!.split(/[ML]/).filter(Boolean).length);
  return {
    lines: corners('rg-line'),
    dashed: corners('rg-unfinished'),
    bands: corners('rg-band'),
    lone: elements('rg-band-lone').length,
    marks: [...wide.matchAll(/<circle [^>]*aria-label="([^"]*)"/g)].map(([, label]) => label),
  };
}

test('a line breaks where nothing is known, and a share between two unknown ones is a mark', () => {
  const shares = [0.2, 0.3, null, 0.4, null, null, 0.5, 0.6, 0.7, null];
  // Two points, one alone, three. A band goes there and back: twice as many corners.
  expect(draw(shares.map(point))).toEqual({
    lines: [2, 3],
    dashed: [],
    bands: [4, 6],
    lone: 1,
    marks: ['week 0', 'week 1', 'week 3', 'week 6', 'week 7', 'week 8'],
  });
});

test('what is known throughout is one line, dashed to the period that is not over', () => {
  const points = [0.2, 0.3, 0.4].map(point);
  expect(draw(points)).toMatchObject({ lines: [3], dashed: [], bands: [6], lone: 0 });
  const open = points.map((one, index) => ({ ...one, unfinished: index === 2 }));
  expect(draw(open)).toMatchObject({ lines: [2], dashed: [2], bands: [6] });
  // Before the gap nothing leads to it.
  const apart = open.map((one, index) => (index === 1 ? point(null, 1) : one));
  expect(draw(apart)).toMatchObject({ lines: [], dashed: [], lone: 2, marks: ['week 0', 'week 2'] });
});

test('of too many points for marks of their own, one that stands alone still has its mark', () => {
  const points = Array.from({ length: 400 }, (_, index) => point([39, 41].includes(index) ? null : 0.4, index));
  expect(draw(points)).toMatchObject({ lines: [39, 358], lone: 1 });
  expect(draw(points).marks).toContain('week 40');
  expect(draw(points).marks.length).toBeLessThan(100);
});

test('a chart of nothing, and of one point, is drawn', () => {
  expect(draw([])).toEqual({ lines: [], dashed: [], bands: [], lone: 0, marks: [] });
  expect(draw([point(0.4, 0)])).toMatchObject({ lines: [], lone: 1, marks: ['week 0'] });
});
