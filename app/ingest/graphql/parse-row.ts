import type { z } from 'zod';

/** A row that cannot be accepted, said in one sentence. */
export class RowError extends Error {
  override readonly name = 'RowError';
}

/**
 * Parse a row of the Admin GraphQL API.
 *
 * @throws {RowError} `Cannot read <noun>: <field> must <expectation>, got <value>.` of the first fault.
 */
export function parseRow<T>(schema: z.ZodType<T>, noun: string, row: unknown): T {
  const result = schema.safeParse(row);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], row);
  throw new RowError(`Cannot read ${noun}: ${path.join('.') || 'it'} ${issue?.message}, got ${describe(value)}.`);
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'an object';
  const shown = JSON.stringify(value);
  return shown.length > 60 ? `${shown.slice(0, 60)}...` : shown;
}
