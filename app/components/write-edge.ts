import type { ListEdge } from '#app/profiles/segments/list-buyers.ts';

/** An edge as the address carries it. */
export function writeEdge({ value, customerId }: ListEdge): string {
  return `${value ?? ''}~${customerId}`;
}
