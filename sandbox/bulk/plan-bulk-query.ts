import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { FieldArguments } from '../admin-api/fields/field.ts';
import { flattenSelections, type Flatten } from '../admin-api/flatten-selections.ts';
import { readField, type FieldReader } from '../admin-api/read-field.ts';
import type { SandboxContext } from '../sandbox-context.ts';

/** One field of a row: under which key, how it is read, and what is read of it. */
export interface PlannedField {
  readonly key: string;
  readonly typeName: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly args: FieldArguments;
  readonly read: FieldReader;
  /** Undefined for a leaf. */
  readonly fields?: readonly PlannedField[];
}

/** A connection whose nodes become rows. */
export interface PlannedConnection extends Omit<PlannedField, 'fields'> {
  readonly node: BulkPlan;
}

/** What is written of a node: its own fields, then the rows of its connections. */
export interface BulkPlan {
  readonly fields: readonly PlannedField[];
  readonly connections: readonly PlannedConnection[];
}

const MOST_CONNECTIONS = 5;
const DEEPEST = 2;

/**
 * Check a bulk query against the schema and Shopify's restrictions (at least one connection and at most five, at most two deep,
 * none within a list, no top-level node or nodes, ids where there are children), and plan how its rows are read.
 */
export function planBulkQuery(
  { schema }: Pick<SandboxContext, 'schema'>,
  query: string,
): { readonly plan: BulkPlan } | { readonly fault: string } {
  let document: DocumentNode;
  try {
    document = parse(query);
    const [fault] = validate(schema, document);
    if (fault) throw fault;
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    if (operation?.operation !== 'query' || !schema.getQueryType())
      return { fault: 'The bulk operation must be a query.' };
    if ((operation.variableDefinitions?.length ?? 0) > 0) return { fault: 'A bulk query cannot have variables.' };
    const planner = createPlanner(flattenSelections(schema, document));
    const plan = planner.planNode(schema.getQueryType() as GraphQLObjectType, operation.selectionSet, 0);
    if (plan.fields.length > 0)
      return { fault: `A bulk query must begin with connections, got ${plan.fields[0]?.key}.` };
    if (plan.connections.length === 0) return { fault: 'Bulk queries must contain at least one connection.' };
    return { plan };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function createPlanner(flatten: Flatten) {
  let connectionCount = 0;
  const planFields = (type: GraphQLCompositeType, set: SelectionSetNode): readonly PlannedField[] =>
    flatten(type, set).map(([owner, node]) => {
      const planned = planField(owner, node);
      const returned = getNamedType(planned.field.type);
      if (!isCompositeType(returned) || !node.selectionSet) return planned;
      if (returned.name.endsWith('Connection'))
        throw new Error('Queries that contain a connection field within a list field are not supported.');
      return { ...planned, fields: planFields(returned, node.selectionSet) };
    });

  const planNode = (type: GraphQLCompositeType, set: SelectionSetNode, depth: number): BulkPlan => {
    const chosen = flatten(type, set);
    const isConnection = ([owner, node]: (typeof chosen)[number]): boolean =>
      'getFields' in owner &&
      getNamedType(owner.getFields()[node.name.value]?.type ?? owner).name.endsWith('Connection');
    const connections = chosen.filter(isConnection).map(([owner, node]) => planConnection(owner, node, depth + 1));
    if (depth === 0 && chosen.some(([, node]) => /^nodes?$/.test(node.name.value)))
      throw new Error('Bulk queries cannot contain a top-level node or nodes field.');
    const rest = chosen.filter((entry) => !isConnection(entry)).map(([, node]) => node);
    const fields = planFields(type, { kind: Kind.SELECTION_SET, selections: rest });
    if (depth > 0 && connections.length > 0 && !fields.some(({ key }) => key === 'id'))
      throw new Error('The parent of a connection must select the id field.');
    return { fields, connections };
  };

  const planConnection = (type: GraphQLCompositeType, node: FieldNode, depth: number): PlannedConnection => {
    connectionCount += 1;
    if (connectionCount > MOST_CONNECTIONS)
      throw new Error(`Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`);
    if (depth > DEEPEST)
      throw new Error(`Bulk queries cannot contain connections with a nesting depth greater than ${DEEPEST}.`);
    const planned = planField(type, node);
    const [nodeType, sets] = readNodes(planned.field, node, flatten);
    return {
      ...planned,
      node: planNode(nodeType, { kind: Kind.SELECTION_SET, selections: sets.flatMap((set) => set.selections) }, depth),
    };
  };
  return { planNode };
}

function planField(type: GraphQLCompositeType, node: FieldNode) {
  const field = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
  if (!field) throw new Error(`Cannot plan ${type.name}.${node.name.value}: a bulk query must select plain fields.`);
  return {
    key: node.alias?.value ?? field.name,
    typeName: type.name,
    field,
    args: getArgumentValues(field, node),
    read: readField(type.name, field),
  };
}

/** The selections on the nodes of a connection, whether by `nodes` or by `edges { node }`. */
function readNodes(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  flatten: Flatten,
): readonly [GraphQLObjectType, readonly SelectionSetNode[]] {
  const connection = getNullableType(field.type);
  const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
  const nodeType = nodes && isListType(getNullableType(nodes.type)) ? getNamedType(nodes.type) : undefined;
  if (!isObjectType(connection) || !isObjectType(nodeType) || !node.selectionSet)
    throw new Error(`Cannot plan ${field.name}: it must be a connection of objects.`);
  const inner = flatten(connection, node.selectionSet).map(([, child]) => child);
  const edges = inner.filter((child) => child.name.value === 'edges');
  const edgeType = getNamedType(connection.getFields()['edges']?.type ?? connection) as GraphQLObjectType;
  const within = edges.flatMap((edge) =>
    edge.selectionSet ? flatten(edgeType, edge.selectionSet).map(([, child]) => child) : [],
  );
  const picked = [
    ...inner.filter((child) => child.name.value === 'nodes'),
    ...within.filter((child) => child.name.value === 'node'),
  ];
  return [nodeType, picked.flatMap((child) => (child.selectionSet ? [child.selectionSet] : []))];
}
