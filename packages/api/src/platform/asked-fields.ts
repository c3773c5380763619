import { getArgumentValues, Kind, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** What a resolver is told of the request it answers a part of. */
export type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'schema' | 'variableValues'>;

type Below = Pick<Asked, 'fieldNodes' | 'fragments'>;

interface AskedFields {
  fields: readonly FieldNode[];
  /** Whether more may be asked for, under a condition. */
  hasConditions: boolean;
}

/** By the field above and the type: a document that comes again is not walked again. */
const KNOWN = new WeakMap<FieldNode, Map<string, AskedFields>>();

function askedFields({ fieldNodes, fragments }: Below, type: string): AskedFields {
  const [node] = fieldNodes;
  if (node === undefined || fieldNodes.length > 1) return { fields: [], hasConditions: true };
  const known = KNOWN.get(node) ?? new Map<string, AskedFields>();
  KNOWN.set(node, known);
  const asked = known.get(type) ?? collect(node.selectionSet, fragments, type);
  known.set(type, asked);
  return asked;
}

function collect(set: SelectionSetNode | undefined, fragments: Asked['fragments'], type: string): AskedFields {
  const parts = (set?.selections ?? []).map((selection): AskedFields => {
    if ((selection.directives ?? []).length > 0) return { fields: [], hasConditions: true };
    if (selection.kind === Kind.FIELD) return { fields: [selection], hasConditions: false };
    const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    const condition = part?.typeCondition?.name.value;
    if (condition !== undefined && condition !== type) return { fields: [], hasConditions: false };
    return collect(part?.selectionSet, fragments, type);
  });
  return { fields: parts.flatMap(({ fields }) => fields), hasConditions: parts.some(({ hasConditions }) => hasConditions) };
}

/** Whether nothing but these and the name of the type is asked of an object of a type, one level below a field. */
export function asksOnlyFor(below: Below, type: string, names: readonly string[]): boolean {
  const { fields, hasConditions } = askedFields(below, type);
  return !hasConditions && fields.every(({ name }) => name.value === '__typename' || names.includes(name.value));
}

/**
 * The field of a name that is asked of an object of a type, one level below: so that what is asked for together can be read
 * together. Null where it is asked for twice, or under a condition only: a resolver of its own answers it as ever.
 */
export function findAskedField(below: Below, type: string, name: string): FieldNode | null {
  const fields = askedFields(below, type).fields.filter((field) => field.name.value === name);
  return fields.length === 1 ? (fields[0] ?? null) : null;
}

/** The arguments a field is asked for with, its variables filled in. @throws {GraphQLError} where they do not fit. */
export function argumentsOf({ schema, variableValues }: Asked, type: string, node: FieldNode): Record<string, unknown> {
  const field = (schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[node.name.value];
  return field === undefined ? {} : getArgumentValues(field, node, variableValues);
}
