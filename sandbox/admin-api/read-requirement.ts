/** Scopes that must be granted: at least one of each group. */
export type Requirement = readonly (readonly string[])[];

const SCOPE = /\b(?:read|write)_[a-z_]+\b/g;

/**
 * Read Shopify's sentence on required access, such as "`write_pixels` access scope. Also: The app requires
 * read_customer_events access scope and user access permission." Alternatives within a clause are joined by commas,
 * "or" or "any of"; clauses by "as well as", "Also:" or, after "both", "and". User permissions do not bind an offline token.
 */
export function readRequirement(sentence: string): Requirement {
  return sentence
    .replace(/^.*`(read_[a-z_]+)` for queries and both.*$/, '`$1`')
    .split(/\bas well as\b|\bAlso:/)
    .map((clause) => [...new Set(clause.match(SCOPE) ?? [])])
    .filter((group) => group.length > 0);
}
