import { getNamedType, GraphQLError, isObjectType, type GraphQLField } from 'graphql';
import type { AccessNotes } from '../schema/load-schema.ts';
import type { AdminRequest } from './admin-request.ts';
import { meetsRequirement } from './meets-requirement.ts';
import { readRequirement } from './read-requirement.ts';

type AdminField = GraphQLField<unknown, unknown>;

/**
 * Refuse a field the app has no access to: its own scopes, those of the type it returns (for a connection, of its nodes),
 * and protected customer data (name, e-mail, phone, address) that the request is not approved for.
 *
 * @throws {GraphQLError} ACCESS_DENIED, as Shopify words it.
 */
export function requireAccess(
  typeName: string,
  field: AdminField,
  { scopes, approved }: Pick<AdminRequest, 'scopes' | 'approved'>,
): void {
  const notes = field.extensions as AccessNotes;
  if (notes.protectedContent !== undefined && !approved.has(notes.protectedContent)) {
    throw new GraphQLError(
      `This app is not approved to use the ${field.name} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
      {
        extensions: {
          code: 'ACCESS_DENIED',
          documentation: 'https://shopify.dev/docs/apps/launch/protected-customer-data',
          typeName,
        },
      },
    );
  }
  for (const sentence of [notes.requiredAccess, returnedAccess(field)]) {
    if (sentence === undefined || meetsRequirement(readRequirement(sentence), scopes)) continue;
    throw new GraphQLError(`Access denied for ${field.name} field. Required access: ${sentence}`, {
      extensions: {
        code: 'ACCESS_DENIED',
        documentation: 'https://shopify.dev/api/usage/access-scopes',
        requiredAccess: sentence,
      },
    });
  }
}

function returnedAccess(field: AdminField): string | undefined {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return undefined;
  const nodes = type.name.endsWith('Connection') ? type.getFields()['nodes'] : undefined;
  const node = nodes ? getNamedType(nodes.type) : type;
  return (node.extensions as AccessNotes).requiredAccess;
}
