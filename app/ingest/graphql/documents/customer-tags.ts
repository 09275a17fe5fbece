type TagField = 'tagsAdd' | 'tagsRemove';

/** One mutation for each of `fields`, on the customers `$c0`, `$c1` and so on, all with `$tags`. Requires `write_customers`. */
export function writeTagMutation(fields: readonly TagField[]): string {
  const variables = fields.map((_, i) => `$c${i}: ID!`).join(', ');
  const mutations = fields.map((field, i) => `c${i}: ${field}(id: $c${i}, tags: $tags) { userErrors { message } }`);
  return `mutation WriteTags($tags: [String!]!, ${variables}) {\n${mutations.join('\n')}\n}`;
}

/** What a bulk operation does for each customer. */
export const TAGS_ADD = /* GraphQL */ `
  mutation TagsAdd($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) {
      userErrors {
        message
      }
    }
  }
`;

export const TAGS_REMOVE = /* GraphQL */ `
  mutation TagsRemove($id: ID!, $tags: [String!]!) {
    tagsRemove(id: $id, tags: $tags) {
      userErrors {
        message
      }
    }
  }
`;
