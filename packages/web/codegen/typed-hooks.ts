import type { PluginFunction } from '@graphql-codegen/plugin-helpers';
import { Kind, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';

const pascal = (name: string): string => name.replace(/(^|_)([a-z])/g, (_match, _gap, letter: string) => letter.toUpperCase());

/** Emits one named, typed hook for each operation and fragment of a `.graphql` file, over `@apollo/client/react`. */
export const plugin: PluginFunction = (_schema, documents) => {
  const definitions = documents.flatMap(({ document }) => document?.definitions ?? []);
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return {
    prepend: ["import * as Hooks from '@apollo/client/react';", "import type { FragmentType } from '@apollo/client';"],
    content: [...operations.map(operationHook), ...fragments.map(fragmentHook)].join('\n'),
  };
};

function operationHook({ name, operation }: OperationDefinitionNode): string {
  if (name === undefined) throw new Error('Every operation needs a name: its hook is named after it.');
  const kind = operation === 'mutation' ? 'Mutation' : 'Query';
  const types = `${pascal(name.value)}${kind}, ${pascal(name.value)}${kind}Variables`;
  return `
export function use${pascal(name.value)}${kind}(options${kind === 'Mutation' ? '?' : ''}: Hooks.use${kind}.Options<${types}>) {
  return Hooks.use${kind}(${pascal(name.value)}Document, options);
}`;
}

function fragmentHook({ name }: FragmentDefinitionNode): string {
  const type = `${name.value}Fragment`;
  return `
export function use${type}(from: FragmentType<${type}>) {
  return Hooks.useSuspenseFragment({ fragment: ${type}Doc, fragmentName: '${name.value}', from }).data;
}`;
}

export default { plugin };
