import { serveAdmin, type AdminAnswer } from './serve-admin.ts';
import { COLLECTION_ROWS, CUSTOMER_ROWS, ORDER_ROWS, PRODUCT_ROWS } from './shop-rows.ts';

type RowLike = Readonly<Record<string, unknown>> & { readonly id: string; readonly __parentId?: string };

const isRefund = ({ id }: RowLike) => id.includes('/Refund');

/** What a bulk operation makes of the small shop's orders: refunds inside their order, without lines. */
export const ORDER_EXPORT: readonly RowLike[] = (ORDER_ROWS as readonly RowLike[])
  .filter((row) => !isRefund(row))
  .map((row) => {
    const refunds = (ORDER_ROWS as readonly RowLike[]).filter((each) => isRefund(each) && each.__parentId === row.id);
    return refunds.length > 0 ? { ...row, refunds } : row;
  });

interface Export {
  readonly status: string;
  readonly rows?: readonly unknown[];
  readonly partialRows?: readonly unknown[];
}

interface ExportOptions {
  /** What the n-th export of a resource comes to; the last one for all that follow. */
  readonly exports?: Partial<Record<'products' | 'collections' | 'customers' | 'orders', readonly Export[]>>;
  /** Answers for fetches of a result file, before it is given whole. */
  readonly fileAnswers?: AdminAnswer[];
  /** How often an operation is seen running before it has ended. */
  readonly polls?: number;
}

const COMPLETE: Record<string, readonly Export[]> = {
  products: [{ status: 'COMPLETED', rows: PRODUCT_ROWS }],
  collections: [{ status: 'COMPLETED', rows: COLLECTION_ROWS }],
  customers: [{ status: 'COMPLETED', rows: CUSTOMER_ROWS }],
  orders: [{ status: 'COMPLETED', rows: ORDER_EXPORT }],
};

const asLines = (rows: readonly unknown[]) =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');

/** A real HTTP server with the small shop's Admin API as far as a backfill needs it. */
export async function serveExports({ exports = {}, fileAnswers = [], polls = 1 }: ExportOptions = {}) {
  const operations: { readonly query: string; readonly outcome: Export; polls: number }[] = [];
  const begun: Record<string, number> = {};

  const run = (query: string): AdminAnswer => {
    const resource = /\b(collections|products|customers|orders)\b/.exec(query)?.[1] ?? '';
    const turn = begun[resource] ?? 0;
    begun[resource] = turn + 1;
    const outcomes = exports[resource as keyof typeof exports] ?? COMPLETE[resource] ?? [];
    operations.push({ query, outcome: outcomes[Math.min(turn, outcomes.length - 1)] ?? { status: 'FAILED' }, polls });
    const bulkOperation = { id: `gid://shopify/BulkOperation/${operations.length}` };
    return { json: { data: { bulkOperationRunQuery: { bulkOperation, userErrors: [] } } } };
  };
  const poll = (id: string): AdminAnswer => {
    const number = Number(id.split('/').at(-1));
    const operation = operations[number - 1];
    if (!operation) return { json: { data: { bulkOperation: null } } };
    const isRunning = operation.polls-- > 0;
    const { status, rows, partialRows } = operation.outcome;
    const bulkOperation = {
      status: isRunning ? 'RUNNING' : status,
      errorCode: status === 'FAILED' ? 'TIMEOUT' : null,
      objectCount: String((rows ?? partialRows ?? []).length),
      url: !isRunning && rows && rows.length > 0 ? `${server.url}/file/${number}` : null,
      partialDataUrl: !isRunning && partialRows ? `${server.url}/file/${number}` : null,
    };
    return { json: { data: { bulkOperation } } };
  };
  const listRefunds = (ids: readonly string[]): AdminAnswer => {
    const rows = ORDER_ROWS as readonly RowLike[];
    const nodes = ids.map((id) => {
      const refund = rows.find((row) => row.id === id);
      if (!refund) return null;
      const lines = rows.filter((row) => row.__parentId === id);
      const pageInfo = { hasNextPage: false, endCursor: null };
      const order = rows.find((row) => row.id === refund.__parentId);
      return { ...refund, order, refundLineItems: { nodes: lines, pageInfo } };
    });
    return { json: { data: { nodes } } };
  };

  const server = await serveAdmin(({ path, body }) => {
    const file = /^\/file\/(\d+)$/.exec(path);
    if (file) {
      const { rows, partialRows } = operations[Number(file[1]) - 1]?.outcome ?? { status: '' };
      return fileAnswers.shift() ?? { text: asLines(rows ?? partialRows ?? []) };
    }
    const [query, variables] = [String(body.query), (body.variables ?? {}) as Record<string, never>];
    if (query.includes('bulkOperationRunQuery')) return run(String(variables.query));
    if (query.includes('bulkOperation(')) return poll(String(variables.id));
    if (query.includes('nodes(ids')) return listRefunds(variables.ids ?? []);
    return { status: 500, text: 'not part of this stand-in' };
  });
  return { ...server, operations };
}
