import { GraphQLError } from 'graphql';
import { gid } from '../../store/gid.ts';
import type { CustomerRow } from '../../store/types.ts';
import type { FieldArguments, Fields } from './field.ts';
import type { AdminRequest } from '../admin-request.ts';

/** Only customers are tagged here: products and orders have tags too, which no app of the sandbox writes. */
function changeTags(
  name: string,
  { id, tags }: FieldArguments,
  { context, scopes }: AdminRequest,
  change: (before: readonly string[], tags: readonly string[]) => readonly string[],
) {
  const type = gid.parse(String(id))?.type;
  if (type !== 'Customer') throw new Error(`Cannot tag ${String(id)}: the sandbox tags customers, got ${type}.`);
  if (!scopes.has('write_customers'))
    throw new GraphQLError(`Access denied for ${name} field. Required access: \`write_customers\` access scope.`, {
      extensions: { code: 'ACCESS_DENIED', documentation: 'https://shopify.dev/api/usage/access-scopes' },
    });
  const customer = context.store.getCustomer(String(id));
  if (!customer) return { node: null, userErrors: [{ field: ['id'], message: 'Resource not found' }] };
  const written = context.store.setCustomerTags(customer.id, change(customer.tags, tags as readonly string[]));
  return { node: { ...(written as CustomerRow), __typename: 'Customer' }, userErrors: [] };
}

export const tagFields: Readonly<Record<string, Fields>> = {
  Mutation: {
    tagsAdd: (_root: never, args, request) =>
      changeTags('tagsAdd', args, request, (before, tags) => [...before, ...tags]),
    tagsRemove: (_root: never, args, request) =>
      changeTags('tagsRemove', args, request, (before, tags) => before.filter((tag) => !tags.includes(tag))),
  },
};
