import type { OrderRows } from './write-order-payload.ts';

type Row = Readonly<Record<string, unknown>>;

interface OpenOrder {
  readonly order: Row;
  readonly lines: Row[];
  readonly refunds: { readonly refund: Row; readonly lines: Row[] }[];
  /** As they stood in the file. */
  readonly texts: string[];
}

/**
 * The first `limit` orders of an orders.jsonl with all the rows below them, and those rows as they stand in the file.
 * A child must come after its parent, as bulk operations write it.
 */
export function groupOrders(
  texts: Iterable<string>,
  limit: number,
): readonly (OrderRows & { readonly texts: readonly string[] })[] {
  const orders = new Map<string, OpenOrder>();
  const refunds = new Map<string, { readonly owner: OpenOrder; readonly lines: Row[] }>();
  for (const text of texts) {
    if (text === '') continue;
    const row = JSON.parse(text) as Row;
    const [id, parentId] = [String(row.id), String(row.__parentId)];
    if (id.startsWith('gid://shopify/Order/')) {
      if (orders.size < limit) orders.set(id, { order: row, lines: [], refunds: [], texts: [text] });
      continue;
    }
    const owner = orders.get(parentId) ?? refunds.get(parentId)?.owner;
    if (!owner) continue;
    owner.texts.push(text);
    if (id.startsWith('gid://shopify/LineItem/')) owner.lines.push(row);
    else if (id.startsWith('gid://shopify/Refund/')) {
      const lines: Row[] = [];
      owner.refunds.push({ refund: row, lines });
      refunds.set(id, { owner, lines });
    } else refunds.get(parentId)?.lines.push(row);
  }
  return [...orders.values()];
}
