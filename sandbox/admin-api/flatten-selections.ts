import {
  isCompositeType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** The fields of a selection set with the type each is selected on. */
export type Flatten = (
  type: GraphQLCompositeType,
  set: SelectionSetNode,
) => readonly (readonly [owner: GraphQLCompositeType, field: FieldNode])[];

/** Resolve the fragments of a document, named and inline, so that only fields are left. */
export function flattenSelections(schema: GraphQLSchema, document: DocumentNode): Flatten {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const flatten: Flatten = (type, set) =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [[type, selection] as const];
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const named = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
      return fragment && isCompositeType(named) ? flatten(named, fragment.selectionSet) : [];
    });
  return flatten;
}
