import { z } from 'zod';
import type { AdminClient } from '../admin/create-admin-client.ts';

export const pageSchema = z.object({
  nodes: z.array(z.unknown()),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});

/** One page of a connection. */
export type Page = z.infer<typeof pageSchema>;

/** Read the page at `path` of an answer. @throws {ZodError} if there is none. */
export function readPage(answer: unknown, path: readonly string[]): Page {
  return pageSchema.parse(path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], answer));
}

/** Every node of a connection whose first page is known; the rest is asked for page by page. */
export async function readNodes(
  client: AdminClient,
  first: Page,
  rest: { readonly document: string; readonly id: string; readonly path: readonly string[] },
): Promise<unknown[]> {
  const nodes = [...first.nodes];
  let page = first;
  while (page.pageInfo.hasNextPage) {
    const answer = await client.query(rest.document, { id: rest.id, after: page.pageInfo.endCursor });
    page = readPage(answer, rest.path);
    nodes.push(...page.nodes);
  }
  return nodes;
}
