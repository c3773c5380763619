import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

const WORD = /[_A-Za-z]\w*/g;

/** All names of a schema: of its types, fields, arguments and values. */
export function namesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    names.add(type.name);
    if (isEnumType(type)) for (const { name } of type.getValues()) names.add(name);
    if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) names.add(name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, args } of Object.values(type.getFields())) for (const one of [name, ...args.map((arg) => arg.name)]) names.add(one);
  }
  return names;
}

/**
 * What graphql-js says of a document, without the names that the document did not hold itself: thousands of misspelt ones must not
 * tell a schema that is not to be looked into. Names stand in quotes, but for those of types where a value does not fit.
 */
export function withholdNames(message: string, document: string, names: ReadonlySet<string>): string {
  const held = new Set(document.match(WORD));
  const isTold = (word: string): boolean => held.has(word) || !names.has(word);
  return message
    .replace(/ Did you mean [^]*$/, '')
    .replaceAll(/"[^"]*"/g, (quoted) => ((quoted.match(WORD) ?? []).every(isTold) ? quoted : '"…"'))
    .replaceAll(/\b\w+(?= cannot represent)/g, (word) => (isTold(word) ? word : 'The type'));
}
