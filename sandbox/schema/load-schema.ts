import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, isInterfaceType, isObjectType, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

export const ADMIN_API_VERSION = '2026-10';

/** What the introspection says beyond the standard, kept as `extensions` of object types, interfaces and their fields. */
export interface AccessNotes {
  /** Shopify's sentence on the scopes that are needed. */
  readonly requiredAccess?: string;
  /** Which kind of protected customer data the field holds: name, email, phone or address. */
  readonly protectedContent?: string;
}

interface NotedField {
  readonly name: string;
  readonly requiredAccess?: string | null;
  readonly isProtected?: boolean;
  readonly protectedContent?: string | null;
}

interface NotedType {
  readonly name: string;
  readonly requiredAccess?: string | null;
  readonly fields?: readonly NotedField[] | null;
}

/** Shopify's real Admin schema 2026-10 with {@link AccessNotes} in the extensions. Building it takes a second, so it is built once. */
export function loadSchema(): GraphQLSchema {
  return (built ??= buildSchema());
}

let built: GraphQLSchema | undefined;

function buildSchema(): GraphQLSchema {
  const file = new URL(`admin_${ADMIN_API_VERSION}.json.gz`, import.meta.url);
  const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { data: IntrospectionQuery };
  const schema = buildClientSchema(data, { assumeValid: true });
  for (const noted of data.__schema.types as readonly NotedType[]) {
    const type = schema.getType(noted.name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    if (noted.requiredAccess) Object.assign(type.extensions, { requiredAccess: noted.requiredAccess });
    const fields = type.getFields();
    for (const field of noted.fields ?? []) {
      const target = fields[field.name]?.extensions;
      if (!target) continue;
      if (field.requiredAccess) Object.assign(target, { requiredAccess: field.requiredAccess });
      if (field.isProtected) Object.assign(target, { protectedContent: field.protectedContent ?? 'customer' });
    }
  }
  return schema;
}
