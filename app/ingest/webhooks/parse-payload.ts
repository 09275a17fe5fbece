import type { z } from 'zod';

/** A payload that cannot be accepted, said in one sentence that quotes no text of it. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

/**
 * Parse a payload, or a part of one.
 *
 * @throws {PayloadError} `Cannot read <noun>: <field> must <expectation>, got <kind of value>.` of the first fault.
 */
export function parsePayload<T>(schema: z.ZodType<T>, noun: string, payload: unknown): T {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const value = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key],
    payload,
  );
  throw new PayloadError(`Cannot read ${noun}: ${path.join('.') || 'it'} ${issue?.message}, got ${describe(value)}.`);
}

/** Numbers and flags name nobody; a text might, so only its length is told. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `a text of ${value.length} characters`;
  return Array.isArray(value) ? 'a list' : 'an object';
}
