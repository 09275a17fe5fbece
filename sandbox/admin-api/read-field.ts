import type { GraphQLField } from 'graphql';
import type { AdminRequest } from './admin-request.ts';
import { bulkFields } from './fields/bulk-fields.ts';
import { collectionFields } from './fields/collection-fields.ts';
import { customerFields } from './fields/customer-fields.ts';
import type { Field, FieldArguments, Fields, Source } from './fields/field.ts';
import { orderFields } from './fields/order-fields.ts';
import { pixelFields } from './fields/pixel-fields.ts';
import { productFields } from './fields/product-fields.ts';
import { rootFields } from './fields/root-fields.ts';
import { shopFields } from './fields/shop-fields.ts';
import { tagFields } from './fields/tag-fields.ts';

const FIELDS: Readonly<Record<string, Fields>> = {
  ...productFields,
  ...collectionFields,
  ...orderFields,
  ...customerFields,
  ...shopFields,
  QueryRoot: { ...rootFields['QueryRoot'], ...bulkFields['QueryRoot'], ...pixelFields['QueryRoot'] },
  Mutation: { ...bulkFields['Mutation'], ...pixelFields['Mutation'], ...tagFields['Mutation'] },
};

/** How the sandbox reads one field of one type; made once, used for every record. */
export type FieldReader = (source: Source, args: FieldArguments, request: AdminRequest) => unknown;

/**
 * Choose how a field is read: by the sandbox's table of fields, else from the record's property of that name.
 * Connections give a listing. The reader throws for a field the sandbox has no value for: it never invents one.
 */
export function readField(typeName: string, field: GraphQLField<unknown, unknown>): FieldReader {
  const known = FIELDS[typeName]?.[field.name] as Field<Source> | undefined;
  if (known) return known;
  // A mutation's payload leaves out its object when there were user errors.
  const absent = typeName.endsWith('Payload') ? null : undefined;
  return (source) => {
    const value = source[field.name] ?? (field.name in source ? null : absent);
    if (value !== undefined) return value;
    throw new Error(`Cannot resolve ${typeName}.${field.name}: the sandbox must know the field, got none.`);
  };
}
