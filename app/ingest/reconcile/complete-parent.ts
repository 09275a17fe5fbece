import { z } from 'zod';
import type { AdminClient } from '../admin/create-admin-client.ts';
import type { TreeRow } from './complete-order.ts';
import { pageSchema, readNodes } from './read-page.ts';

/** A record with one list under it. */
interface ParentPlan {
  readonly kind: TreeRow['kind'];
  /** The field of the list. */
  readonly children: string;
  readonly childKind: TreeRow['kind'];
  /** The document that gives the list's further pages, and the record's field in its answer. */
  readonly document: string;
  readonly field: string;
}

const recordSchema = z.looseObject({ id: z.string() });

/** A record and all of its list as rows, parent first: the pages of the list are followed to their end. */
export async function completeParent(
  client: AdminClient,
  node: unknown,
  { kind, children, childKind, document, field }: ParentPlan,
): Promise<TreeRow[]> {
  const parent = recordSchema.parse(node);
  const first = pageSchema.parse(parent[children]);
  const nodes = await readNodes(client, first, { document, id: parent.id, path: [field, children] });
  return [
    { kind, id: parent.id, parentId: '', value: parent },
    ...nodes.map((value): TreeRow => {
      return { kind: childKind, id: recordSchema.parse(value).id, parentId: parent.id, value };
    }),
  ];
}
