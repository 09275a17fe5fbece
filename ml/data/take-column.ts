import type { Column, Sections } from './sections.ts';

/**
 * Take a column out of decoded sections.
 *
 * @throws {RangeError} if it is not there, or not of the type and length.
 */
export function takeColumn<T extends Column>(
  { columns }: Sections,
  name: string,
  type: { new (): T; readonly name: string },
  length?: number,
): T {
  const column = columns[name];
  if (!(column instanceof type)) throw new RangeError(`Cannot decode model: ${name} must be a ${type.name}.`);
  if (length !== undefined && column.length !== length) {
    throw new RangeError(`Cannot decode model: ${name} must have length ${length}, got ${column.length}.`);
  }
  return column;
}
