import { getOperationAST, Kind, parse, validate, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { SandboxContext } from '../sandbox-context.ts';

/** A mutation that is carried out once for each line of a file. */
export interface MutationPlan {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Check a bulk mutation against the schema and Shopify's restriction: one mutation field. */
export function planBulkMutation(
  { schema }: Pick<SandboxContext, 'schema'>,
  mutation: string,
): { readonly plan: MutationPlan } | { readonly fault: string } {
  try {
    const document = parse(mutation);
    const [fault] = validate(schema, document);
    if (fault) return { fault: fault.message };
    const operation = getOperationAST(document);
    if (operation?.operation !== 'mutation') return { fault: 'The bulk operation must be one mutation.' };
    const { selections } = operation.selectionSet;
    if (selections.length !== 1 || selections[0]?.kind !== Kind.FIELD)
      return { fault: 'A bulk mutation must contain exactly one mutation field.' };
    return { plan: { document, operation } };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
