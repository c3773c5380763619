import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

export interface RootField {
  kind: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
}

/** Everything a schema can be asked for and told to do. */
export function listRootFields(schema: GraphQLSchema): RootField[] {
  const of = (kind: RootField['kind']): RootField[] =>
    Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {}).map((field) => ({
      kind,
      field,
    }));
  return [...of('query'), ...of('mutation')];
}

/** A document that asks for one root field, with some value for each argument it cannot go without. */
export function documentOf({ kind, field: { name, args, type } }: RootField): string {
  const given = args.filter((arg) => isNonNullType(arg.type)).map((arg) => `${arg.name}: ${sampleOf(arg.type)}`);
  const selection = isLeafType(getNamedType(type)) ? '' : ' { __typename }';
  return `${kind} { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selection} }`;
}

/** Some value of a type, as GraphQL writes it. */
function sampleOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return `[${sampleOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${fields.map((field) => `${field.name}: ${sampleOf(field.type)}`).join(', ')} }`;
  }
  const scalars: Record<string, string> = {
    Int: '1',
    SafeInt: '1',
    Float: '1',
    Boolean: 'true',
    LocalDate: '"2000-01-01"',
    DateTime: '"2000-01-01T00:00:00Z"',
  };
  return scalars[type.name] ?? '"xxxxxxxx"';
}
