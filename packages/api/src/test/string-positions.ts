import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType, type GraphQLSchema } from 'graphql';

/** One place of a mutation where a text is asked for: an argument, or a field of its input. */
export interface StringPosition {
  /** Such as `updateAddress(input.line)`. */
  name: string;
  document: string;
  /** All arguments: this text in the one place, something that fits in every other. */
  variablesWith: (text: string) => Record<string, unknown>;
}

/**
 * Every place in which a mutation of a schema takes a text.
 * @param given values by the name of an argument or field, such as ids of what is there: with none of these little is reached
 */
export function stringPositionsOf(schema: GraphQLSchema, given: Readonly<Record<string, unknown>>): StringPosition[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
    const heads = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`);
    const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`);
    const document = `mutation (${heads.join(', ')}) { ${field.name}(${passed.join(', ')}) { __typename } }`;
    const all = () => Object.fromEntries(field.args.map((arg) => [arg.name, sampleOf(arg.name, arg.type, given)]));
    return field.args
      .flatMap((arg) => pathsOf(arg.type, [arg.name]))
      .map((path) => ({
        name: `${field.name}(${path.join('.')})`,
        document,
        variablesWith: (text) => withText(all(), path, text) as Record<string, unknown>,
      }));
  });
}

function sampleOf(name: string, type: GraphQLInputType, given: Readonly<Record<string, unknown>>): unknown {
  if (name in given) return given[name];
  if (isNonNullType(type)) return sampleOf(name, type.ofType, given);
  if (isListType(type)) return [sampleOf(name, type.ofType, given)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field.name, field.type, given)]));
  }
  const scalars: Record<string, unknown> = { Int: 1, SafeInt: 1, Boolean: true, LocalDate: '2000-01-01', DateTime: '2000-01-01T00:00:00Z' };
  return scalars[type.name] ?? 'xxxxxxxx';
}

/** The ways through an input to its texts; `0` is the first of a list. */
function pathsOf(type: GraphQLInputType, path: string[]): string[][] {
  if (isNonNullType(type)) return pathsOf(type.ofType, path);
  if (isListType(type)) return pathsOf(type.ofType, [...path, '0']);
  if (isInputObjectType(type)) return Object.values(type.getFields()).flatMap((field) => pathsOf(field.type, [...path, field.name]));
  return type.name === 'String' ? [path] : [];
}

function withText(value: unknown, [name, ...rest]: readonly string[], text: string): unknown {
  if (name === undefined) return text;
  if (name === '0') return [withText(Array.isArray(value) ? value[0] : undefined, rest, text)];
  const around = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { ...around, [name]: withText(around[name], rest, text) };
}
