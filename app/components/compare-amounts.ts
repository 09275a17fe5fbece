import type { Formats } from '#app/messages/create-formats.ts';

/** The change of an amount in words: "29% more than THEN"; undefined when there was nothing before. */
export function compareAmounts(
  formats: Formats,
  now: number,
  before: number | undefined,
  then: string,
): string | undefined {
  if (before === undefined || before <= 0) return undefined;
  const change = now / before - 1;
  if (Math.abs(change) < 0.005) return `The same as ${then}`;
  return `${formats.wholeShare(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than ${then}`;
}
