import type { Formats } from '#app/messages/create-formats.ts';

interface Share {
  readonly count: number;
  readonly n: number;
}

/** The difference of two shares in words: "3.9 points more than THEN"; undefined when there is nothing to compare. */
export function compareShares(formats: Formats, now: Share, before: Share | null, then: string): string | undefined {
  if (!before || before.n === 0 || now.n === 0) return undefined;
  const points = Math.round((now.count / now.n - before.count / before.n) * 1000) / 10;
  if (points === 0) return `The same as ${then}`;
  const amount = formats.number(Math.abs(points));
  return `${amount} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'more' : 'less'} than ${then}`;
}
