import { emailOf } from './payloads/write-customer-payload.ts';
import { isMutation } from '../bulk/is-mutation.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { gid } from '../store/gid.ts';
import { writeLocalInstant } from './payloads/write-local-instant.ts';
import type { Message } from './list-messages.ts';

const SHOP_ID = 1;

/** Messages about the app and about people's rights, as Shopify words them. */
export const appMessages = {
  uninstalled({ store: { shop }, now }: SandboxContext): Message {
    const at = writeLocalInstant(new Date(now()).toISOString(), shop.ianaTimezone);
    const { domain, name, currencyCode, ianaTimezone } = shop;
    return {
      topic: 'app/uninstalled',
      payload: {
        id: SHOP_ID,
        name,
        email: `owner@${domain.replace('.myshopify.com', '.example')}`,
        domain,
        myshopify_domain: domain,
        shop_owner: 'Sandbox Owner',
        currency: currencyCode,
        iana_timezone: ianaTimezone,
        updated_at: at,
      },
    };
  },
  scopesUpdated({ now, apiKey }: SandboxContext, previous: readonly string[], current: readonly string[]): Message {
    return {
      topic: 'app/scopes_update',
      payload: { id: apiKey, previous, current, updated_at: new Date(now()).toISOString() },
    };
  },
  bulkFinished(operation: {
    readonly id: number;
    readonly query: string;
    readonly status: string;
    readonly errorCode: string | null;
    readonly createdAt: string;
    readonly completedAt: string | null;
  }): Message {
    return {
      topic: 'bulk_operations/finish',
      payload: {
        admin_graphql_api_id: gid.write('BulkOperation', operation.id),
        completed_at: operation.completedAt,
        created_at: operation.createdAt,
        error_code: operation.errorCode?.toLowerCase() ?? null,
        status: operation.status.toLowerCase(),
        type: isMutation(operation.query) ? 'mutation' : 'query',
      },
    };
  },
  shopRedact({ store }: SandboxContext): Message {
    return { topic: 'shop/redact', payload: { shop_id: SHOP_ID, shop_domain: store.shop.domain } };
  },
  customerRedact(context: SandboxContext, customerId: string): Message {
    return {
      topic: 'customers/redact',
      payload: { ...subject(context, customerId), orders_to_redact: orderIdsOf(context, customerId) },
    };
  },
  dataRequest(context: SandboxContext, customerId: string, requestId: number): Message {
    return {
      topic: 'customers/data_request',
      payload: {
        ...subject(context, customerId),
        orders_requested: orderIdsOf(context, customerId),
        data_request: { id: requestId },
      },
    };
  },
};

function subject({ store }: SandboxContext, customerId: string) {
  const id = gid.read('Customer', customerId);
  return { shop_id: SHOP_ID, shop_domain: store.shop.domain, customer: { id, email: emailOf(id), phone: null } };
}

function orderIdsOf({ store }: SandboxContext, customerId: string): readonly number[] {
  return store.listOrdersOf(customerId, 10_000).map((order) => gid.read('Order', order.id));
}
