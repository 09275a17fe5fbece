import type { BulkOperations } from '../bulk/keep-bulk-operations.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { CustomerRow, ProductRow, VariantRow } from '../store/types.ts';

/** One request to the Admin API: who asks, what they may, and the records already looked up for it. */
export interface AdminRequest {
  readonly context: SandboxContext;
  readonly bulk: BulkOperations;
  readonly scopes: ReadonlySet<string>;
  /** Kinds of protected customer data it may read: name, email, phone, address. */
  readonly approved: ReadonlySet<string>;
  getProduct(id: string): ProductRow | undefined;
  getVariant(id: string): { readonly product: ProductRow; readonly variant: VariantRow } | undefined;
  getCustomer(id: string): CustomerRow | undefined;
}

/** Begin a request with the scopes the merchant has granted. @param approved protected customer data it may read besides. */
export function beginRequest(
  context: SandboxContext,
  bulk: BulkOperations,
  approved: readonly string[] = [],
): AdminRequest {
  const { store } = context;
  return {
    context,
    bulk,
    scopes: new Set(context.installation.get().scopes),
    approved: new Set(approved),
    getProduct: remember((id) => store.getProduct(id)),
    getVariant: remember((id) => store.getVariant(id)),
    getCustomer: remember((id) => store.getCustomer(id)),
  };
}

function remember<T>(find: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id) ?? find(id);
    known.set(id, found);
    return found;
  };
}
