import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { isAbstractType, Kind, visit } from 'graphql';

/**
 * Emits which types may stand where a fragment names an interface or a union, for the cache; only those that some document
 * names. All of them would be half a kilobyte on the login page, and more with each act.
 */
export const plugin: PluginFunction = (schema, documents) => {
  const named = new Set<string>();
  for (const { document } of documents) {
    if (document === undefined) continue;
    visit(document, {
      enter: (node) => {
        if ((node.kind === Kind.INLINE_FRAGMENT || node.kind === Kind.FRAGMENT_DEFINITION) && node.typeCondition !== undefined)
          named.add(node.typeCondition.name.value);
      },
    });
  }
  const abstract = [...named].toSorted().flatMap((name) => {
    const type = schema.getType(name);
    return isAbstractType(type) ? [[name, schema.getPossibleTypes(type).map((possible) => possible.name)] as const] : [];
  });
  return `export default ${JSON.stringify({ possibleTypes: Object.fromEntries(abstract) }, null, 2)};`;
};

export default { plugin };
