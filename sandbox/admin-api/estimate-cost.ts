import {
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type FieldNode,
  type GraphQLCompositeType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { flattenSelections } from './flatten-selections.ts';

const MUTATION_COST = 10;
const OBJECT_COST = 1;
const CONNECTION_COST = 2;

/** A document to be costed. */
export interface CostInput {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The answer: the actual cost counts what came back. Without it the cost is the requested one. */
  readonly answer?: unknown;
}

/**
 * What a document costs: an object 1, a connection 2 and its size (for each node of the connections around it), a mutation 10,
 * `nodes(ids:)` its objects for each id. Objects within a node of a connection cost nothing more.
 */
export function estimateCost({ schema, document, operation, variables, answer }: CostInput): number {
  const flatten = flattenSelections(schema, document);
  const root = schema.getRootType(operation.operation);
  const isActual = answer !== undefined;

  const costOf = (type: GraphQLCompositeType, set: SelectionSetNode, value: unknown, inNode: boolean): number => {
    if (isActual && (value === null || value === undefined)) return 0;
    if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + costOf(type, set, item, inNode), 0);
    return flatten(type, set).reduce((sum, [owner, node]) => sum + fieldCost(owner, node, value, inNode), 0);
  };

  const fieldCost = (type: GraphQLCompositeType, node: FieldNode, parent: unknown, inNode: boolean): number => {
    const field = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
    const returned = field ? getNamedType(field.type) : undefined;
    if (!isCompositeType(returned) || !node.selectionSet || returned.name === 'PageInfo') return 0;
    const value = isActual ? (parent as Record<string, unknown>)[node.alias?.value ?? node.name.value] : undefined;
    if (isActual && (value === null || value === undefined)) return 0;
    if (isObjectType(returned) && returned.name.endsWith('Connection')) return connectionCost(returned, node, value);
    const own = operation.operation === 'mutation' && type === root ? MUTATION_COST : inNode ? 0 : OBJECT_COST;
    if (own === MUTATION_COST) return own;
    const within = costOf(returned, node.selectionSet, value, inNode);
    // `nodes(ids:)` costs as often as there are ids.
    if (isActual) return within + own * (Array.isArray(value) ? value.length : 1);
    return (own + within) * countIds(node, variables);
  };

  const connectionCost = (type: GraphQLCompositeType, node: FieldNode, value: unknown): number => {
    const set = node.selectionSet as SelectionSetNode;
    const within = costOf(type, set, value, true);
    const size = isActual ? countNodes(value) : readSize(node, variables);
    // The requested cost knows one node only: it stands for all of them.
    return CONNECTION_COST + size + (isActual ? within : size * within);
  };

  return root ? costOf(root, operation.selectionSet, answer, false) : 0;
}

function readSize(node: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const argument = node.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
  if (argument?.value.kind === Kind.INT) return Number(argument.value.value);
  return argument?.value.kind === Kind.VARIABLE ? Number(variables[argument.value.name.value] ?? 0) : 0;
}

function countIds(node: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const value = node.arguments?.find(({ name }) => name.value === 'ids')?.value;
  if (value?.kind === Kind.LIST) return value.values.length;
  const ids = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return Array.isArray(ids) ? ids.length : 1;
}

function countNodes(value: unknown): number {
  const found = Object.values((value ?? {}) as Record<string, unknown>).filter(Array.isArray);
  return Math.max(0, ...found.map((list) => list.length));
}
