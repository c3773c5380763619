import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { isAbstractType, Kind, TypeInfo, visit, visitWithTypeInfo, getNamedType } from 'graphql';

/**
 * Emits which types may stand where a fragment names an interface or a union, for the cache: only those some document names,
 * and of their types only what these documents can be answered with. All of them would be half a kilobyte on the login page,
 * and more with each act.
 */
export const plugin: PluginFunction = (schema, documents) => {
  const named = new Set<string>();
  const answers = new Set<string>();
  const types = new TypeInfo(schema);
  for (const { document } of documents) {
    if (document === undefined) continue;
    const enter = (node: { kind: string; typeCondition?: { name: { value: string } } | undefined }): void => {
      if ((node.kind === Kind.INLINE_FRAGMENT || node.kind === Kind.FRAGMENT_DEFINITION) && node.typeCondition !== undefined)
        named.add(node.typeCondition.name.value);
      const answer = node.kind === Kind.FIELD ? getNamedType(types.getType()) : undefined;
      if (isAbstractType(answer)) for (const possible of schema.getPossibleTypes(answer)) answers.add(possible.name);
    };
    visit(document, visitWithTypeInfo(types, { enter }));
  }
  const abstract = [...named].toSorted().flatMap((name) => {
    const type = schema.getType(name);
    if (!isAbstractType(type)) return [];
    const possible = schema.getPossibleTypes(type).map((one) => one.name);
    return [[name, possible.filter((one) => answers.has(one))] as const];
  });
  return `export default ${JSON.stringify(Object.fromEntries(abstract), null, 2)};`;
};

export default { plugin };
