import type { AdminRequest } from '../admin-request.ts';

/** A record a field is read from. */
export type Source = Readonly<Record<string, unknown>>;

/** The arguments of a field, coerced by the schema. */
export type FieldArguments = Readonly<Record<string, unknown>>;

/** How a field gets its value; what has no entry is read from the record's property of that name. */
export type Field<S = never> = (source: S, args: FieldArguments, request: AdminRequest) => unknown;

/** The fields of one type. */
export type Fields<S = never> = Readonly<Record<string, Field<S>>>;
