import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

export interface AnyOperation {
  query: string;
  variables: Record<string, unknown>;
}

const DEEPEST = 6;
const ODD: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  0.5,
  1e21,
  true,
  [],
  {},
  [[]],
  '１００',
  '\u0000',
  '"',
  '𠮷',
  { __proto__: 1 },
  'x'.repeat(300),
];

/** Makes one operation of a schema out of a seed: the same for the same seed, and most of the time one that means something. */
export function anyOperation(
  schema: GraphQLSchema,
  seed: number,
  ids: readonly string[],
  kind: 'query' | 'mutation' = 'query',
): AnyOperation {
  const random = mulberry32(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const definitions: string[] = [];
  const variables: Record<string, unknown> = {};

  function sample(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return sample(type.ofType);
    if (isListType(type)) return Array.from({ length: Math.floor(random() * 3) }, () => sample(type.ofType));
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || chance(0.3));
      return Object.fromEntries(fields.map((field) => [field.name, value(field.type)]));
    }
    const scalars: Record<string, () => unknown> = {
      Int: () => pick([1, 2, 5, 50, 100, 101, -1]),
      SafeInt: () => pick([0, 1000, -5, Number.MAX_SAFE_INTEGER]),
      Float: () => 0.5,
      Boolean: () => chance(0.5),
      LocalDate: () => pick(['2026-10-01', '2026-02-29', '0001-01-01']),
      DateTime: () => '2026-10-01T00:00:00Z',
      ID: () => pick([...ids, 'nonsense', '']),
    };
    return scalars[type.name]?.() ?? pick(['2026-10', '店', '%_\\', 'hanako', '']);
  }

  function value(type: GraphQLInputType): unknown {
    return chance(0.03) ? pick(ODD) : sample(type);
  }

  function writeArgument({ name, type }: GraphQLArgument): string {
    const given = value(type);
    if (chance(0.5)) return `${name}: ${literal(given, type)}`;
    const variable = `v${definitions.length}`;
    definitions.push(`$${variable}: ${String(type)}`);
    variables[variable] = given;
    return `${name}: $${variable}`;
  }

  function writeField(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || isPaging(arg) || chance(0.3));
    const own = given.filter((arg) => !isPaging(arg) || arg.name === 'first').map(writeArgument);
    const selection = writeSelection(field.type, depth);
    return `${field.name}${own.length === 0 ? '' : `(${own.join(', ')})`}${selection}`;
  }

  function writeSelection(output: GraphQLOutputType, depth: number): string {
    const type = getNamedType(output);
    if (isLeafType(type)) return '';
    if (isAbstractType(type)) {
      const possible = schema.getPossibleTypes(type);
      return ` { __typename ${[pick(possible), pick(possible)].map((one) => `... on ${one.name} ${writeFields(one, depth)}`).join(' ')} }`;
    }
    return isObjectType(type) ? ` ${writeFields(type, depth)}` : '';
  }

  function writeFields(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter((field) => depth < DEEPEST || isLeafType(getNamedType(field.type)));
    const chosen = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(fields)).filter((field) => field !== undefined);
    // Each under a name of its own: one field with two sets of arguments does not merge.
    const written = chosen.map((field, n) => `${type.name.toLowerCase()}${depth}${n}: ${writeField(field, depth + 1)}`);
    return `{ ${['__typename', ...written].join(' ')} }`;
  }

  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const field = pick(Object.values(root?.getFields() ?? {}));
  // From the query down, a walk at random seldom gets to a statement: most begin at something there is.
  const aside = (): string =>
    `{ start: node(id: "${pick(ids)}") { __typename ${schema
      .getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType)
      .map((type) => `... on ${type.name} ${writeFields(type, 2)}`)
      .join(' ')} } }`;
  const down = (): string => (chance(0.7) && ids.length > 0 ? aside() : writeFields(root as GraphQLObjectType, 0));
  const body = kind === 'query' ? down() : `{ ${writeField(field, 1)} }`;
  return { query: `${kind} Any${definitions.length === 0 ? '' : `(${definitions.join(', ')})`} ${body}`, variables };
}

function isPaging({ name }: GraphQLArgument): boolean {
  return name === 'first' || name === 'last' || name === 'after' || name === 'before';
}

/** A value as a document writes it. */
function literal(given: unknown, type: GraphQLInputType): string {
  const own = getNullableType(type);
  if (Array.isArray(given)) return `[${given.map((item) => literal(item, isListType(own) ? own.ofType : own)).join(', ')}]`;
  if (typeof given === 'object' && given !== null) {
    const fields = isInputObjectType(own) ? own.getFields() : {};
    return `{ ${Object.entries(given)
      .map(([name, item]) => `${name}: ${literal(item, fields[name]?.type ?? own)}`)
      .join(', ')} }`;
  }
  if (typeof given === 'string' && isEnumType(own)) return given.replaceAll(/\W/g, '') || 'NONE';
  return typeof given === 'number' && !Number.isFinite(given) ? '0' : JSON.stringify(given);
}

/** Tommy Ettinger's small generator: a number between 0 and 1 for each call, the same row for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
