import { getOperationAST, GraphQLError, parse, validate, type DocumentNode } from 'graphql';
import type { AdminRequest } from './admin-request.ts';
import { estimateCost } from './estimate-cost.ts';
import type { Bucket } from './open-bucket.ts';
import { runOperation } from './run-operation.ts';

/** The body of a GraphQL request. */
export interface GraphQLRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | undefined;
}

/** The body of a GraphQL answer. */
export interface GraphQLAnswer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly extensions?: unknown;
}

const MOST_POINTS = 1000;

/** Run a document against the real schema: validated, costed, throttled, then executed over the store. */
export async function executeDocument(
  request: AdminRequest,
  bucket: Bucket,
  input: GraphQLRequest,
): Promise<GraphQLAnswer> {
  const { schema } = request.context;
  let document: DocumentNode;
  try {
    document = parse(input.query);
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] };
  }
  const faults = validate(schema, document);
  if (faults.length > 0) return { errors: faults };
  const operation = getOperationAST(document, input.operationName);
  if (!operation) return { errors: [{ message: 'An operation name is required' }] };

  const { variables } = input;
  const requested = estimateCost({ schema, document, operation, variables });
  if (requested > MOST_POINTS) return { errors: [tooDear(requested)] };
  if (!bucket.take(requested))
    return {
      errors: [THROTTLED],
      extensions: { cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: bucket.status() } },
    };
  const result = await runOperation(request, { document, operation, variables });
  const actual = Math.min(
    requested,
    estimateCost({ schema, document, operation, variables, answer: result.data ?? {} }),
  );
  bucket.giveBack(requested - actual);
  return {
    ...result,
    extensions: { cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status() } },
  };
}

const THROTTLED = {
  message: 'Throttled',
  extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
};

function tooDear(cost: number) {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MOST_POINTS}).`,
    extensions: {
      code: 'MAX_COST_EXCEEDED',
      cost,
      maxCost: MOST_POINTS,
      documentation: 'https://shopify.dev/api/usage/rate-limits',
    },
  };
}
