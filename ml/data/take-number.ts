import type { Sections } from './sections.ts';

/**
 * Take a number out of decoded sections.
 *
 * @throws {RangeError} if it is not there.
 */
export function takeNumber({ facts }: Sections, name: string): number {
  const fact = facts[name];
  if (typeof fact !== 'number') throw new RangeError(`Cannot decode model: ${name} must be a number, got ${fact}.`);
  return fact;
}
