/** Shopify's answer about buyers' names. */
export interface NamesAnswer {
  /** By customer id; somebody Shopify no longer knows has none. */
  readonly names: ReadonlyMap<number, string>;
  /** The app is not approved for names in this shop. */
  readonly isRefused: boolean;
}

interface Answer {
  readonly data?: { readonly nodes?: readonly (Readonly<{ id?: string; displayName?: string }> | null)[] };
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

const ADMIN_API = 'shopify:admin/api/2026-10/graphql.json';
const QUERY = 'query BuyerNames($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { id displayName } } }';
const CUSTOMER = 'gid://shopify/Customer/';

/**
 * Ask Shopify for the names of buyers, at most 250, in one question. App Bridge carries it from the merchant's browser with
 * the merchant's own rights: our server sees neither the question nor the answer, and nobody keeps the names.
 *
 * @throws {Error} if Shopify does not answer.
 */
export async function askBuyerNames(customerIds: readonly number[]): Promise<NamesAnswer> {
  const ids = customerIds.map((id) => CUSTOMER + id);
  const response = await fetch(ADMIN_API, {
    method: 'POST',
    body: JSON.stringify({ query: QUERY, variables: { ids } }),
  });
  if (!response.ok) throw new Error(`Cannot ask for names: Shopify must answer 200, got ${response.status}.`);
  const { data, errors = [] } = (await response.json()) as Answer;
  const names = new Map<number, string>();
  for (const node of data?.nodes ?? [])
    if (node?.id && node.displayName) names.set(Number(node.id.slice(CUSTOMER.length)), node.displayName);
  const isRefused = errors.some(({ extensions }) => extensions?.code === 'ACCESS_DENIED');
  if (errors.length > 0 && !isRefused) throw new Error('Cannot ask for names: Shopify must answer without errors.');
  return { names, isRefused };
}
