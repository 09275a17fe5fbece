import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LineChart } from '#app/components/line-chart.tsx';
import { measureLabel } from '#app/components/measure-label.ts';
import { spaceLabels } from '#app/components/space-labels.ts';
import { StackedBars } from '#app/components/stacked-bars.tsx';

test('labels have room: 12 px for a square character, 7 for another, 10 between two', () => {
  expect([measureLabel('2 Mar'), measureLabel('3月')]).toEqual([35, 19]);
  // 10 labels of 35 + 10 px need 450: all of them have 450 px, every second 449, every fifth 100.
  const labels = Array.from({ length: 10 }, () => '2 Mar');
  expect([450, 449, 100].map((room) => spaceLabels(labels, room))).toEqual([1, 2, 5]);
  expect(spaceLabels([], 100)).toBe(1);
});

interface Label {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The drawings of a chart, each with its width and the labels in the line `y` px above its floor. */
function readLabels(html: string, above: number): { width: number; labels: Label[] }[] {
  return [...html.matchAll(/<svg [^>]*viewBox="0 0 (\d+) (\d+)"[^>]*>([\s\S]*?)<\/svg>/g)].map(
    ([, width, height, inside]) => {
      const labels: Label[] = [];
      let shift = 0;
      for (const [, move, attributes, text] of inside!.matchAll(
        /translate\(([-\d.]+), 0\)|<text([^>]*)>([^<]*)<\/text>/g,
      )) {
        if (move !== undefined) shift = Number(move);
        const read = (name: string) => Number(new RegExp(` ${name}="([-\\d.]+)"`).exec(attributes ?? '')?.[1] ?? 0);
        if (text === undefined || read('y') !== Number(height) - above) continue;
        const middle = shift + read('x');
        labels.push({ text, from: middle - measureLabel(text) / 2, to: middle + measureLabel(text) / 2 });
      }
      return { width: Number(width), labels };
    },
  );
}

const TICKS = { short: 'Mar 2026', week: '28 Mar 2026', square: '2026年3月28日' };

test.each(Object.entries(TICKS))('under an axis no %s label covers another or leaves the drawing', (_, tick) => {
  for (const count of [1, 2, 3, 5, 8, 12, 13, 26, 53, 104, 160]) {
    const keys = Array.from({ length: count }, (_, i) => String(i));
    const bars = keys.map((key) => ({ key, tick, label: key, amounts: [1_250_000], unfinished: false }));
    const points = keys.map((key) => ({ key, tick, label: key, share: 0.4, text: '40%' }));
    const format = (amount: number) => `US$${amount.toLocaleString('en')}`;
    const drawings = [
      ...readLabels(renderToStaticMarkup(<StackedBars title="" bars={bars} series={['a']} format={format} />), 8),
      ...readLabels(renderToStaticMarkup(<LineChart title="" points={points} axis="" formatShare={String} />), 24),
    ];
    expect(drawings).toHaveLength(4);
    for (const { width, labels } of drawings) {
      expect(labels.length).toBeGreaterThan(0);
      const gaps = labels.map(({ from }, i) => from - (labels[i - 1]?.to ?? 0));
      expect(Math.min(...gaps, width - labels.at(-1)!.to), `${count} of ${width} px`).toBeGreaterThanOrEqual(0);
    }
  }
});

test('amounts of seven digits stand within the drawing', () => {
  const bars = [{ key: '1', tick: 'Mar', label: '', amounts: [7_900_000], unfinished: false }];
  const format = (amount: number) => `US$${amount.toLocaleString('en')}.00`;
  const html = renderToStaticMarkup(<StackedBars title="" bars={bars} series={['a']} format={format} />);
  const ends = [...html.matchAll(/<text class="rg-axis" x="([\d.]+)"[^>]*text-anchor="end">([^<]*)</g)];
  expect(ends.map(([, , text]) => text)).toContain('US$8,000,000.00');
  for (const [, x, text] of ends) expect(Number(x)).toBeGreaterThanOrEqual(measureLabel(text!));
});
