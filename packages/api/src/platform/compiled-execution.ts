import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { execute, GraphQLError, Kind, visit, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { measureDocument } from './graphql-limits.js';

type Gateway = NonNullable<ApolloServerOptionsWithGateway<BaseContext>['gateway']>;

/** Compiling takes milliseconds: a document is worth it once it has come back, and a stranger's thousand different ones never are. */
const COMPILED_AFTER = 3;
/** The client has some fifty. What is beyond was not asked for the longest. */
const MOST_COMPILED = 200;
/** Code grows with each field at each place: what is larger runs as before. */
const MOST_FIELDS = 500;

type Compiled = CompiledQuery['query'];
type Result = ExecutionResult<Record<string, unknown>>;

/**
 * Executes queries as code that was compiled from their document, and everything else by graphql-js. Apollo has a place for an
 * executor of one's own only in a gateway, so this takes the form of one.
 */
export function createCompiledExecution(schema: GraphQLSchema): Gateway {
  const compiledOf = createCompiler(schema);
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, operation, operationName, request: { variables }, context }) => {
        const compiled = operation?.operation === 'query' ? compiledOf(document, operationName) : null;
        const result = compiled === null ? null : ((await compiled(undefined, context, variables ?? {})) as Result);
        // Without data nothing has run: the variables do not fit, which the library says in its own words.
        if (result?.data !== undefined) return withLibraryErrors(document, result);
        return (await execute({
          schema,
          document,
          contextValue: context,
          ...(variables === undefined ? {} : { variableValues: variables }),
          ...(operationName === null ? {} : { operationName }),
        })) as Result;
      },
    }),
    stop: async () => undefined,
  };
}

/** Errors of compiled code are look-alikes, of which half is missing. */
function withLibraryErrors(document: DocumentNode, result: Result): Result {
  const source = document.loc?.source;
  if (result.errors === undefined || source === undefined) return result;
  const lineStarts = [0, ...Array.from(source.body.matchAll(/\r\n|[\n\r]/g), (end) => end.index + end[0].length)];
  const errors = result.errors.map(
    ({ message, locations, path, originalError }) =>
      new GraphQLError(message, {
        source,
        positions: (locations ?? []).map(({ line, column }) => (lineStarts[line - 1] ?? 0) + column - 1),
        path: path ?? null,
        originalError: originalError ?? null,
      }),
  );
  return { ...result, errors };
}

/** Remembers by the documents themselves: the document store gives the same one for the same text, and forgets it in time. */
function createCompiler(schema: GraphQLSchema): (document: DocumentNode, operationName: string | null) => Compiled | null {
  const timesSeen = new WeakMap<DocumentNode, number>();
  const kept = new Map<DocumentNode, Map<string, Compiled | null>>();

  function compile(document: DocumentNode, operationName: string | null): Compiled | null {
    if (!isCompilable(document)) return null;
    const compiled = compileQuery(schema, document, operationName ?? undefined, { customSerializers: SERIALIZERS });
    return isCompiledQuery(compiled) ? compiled.query : null;
  }

  return (document, operationName) => {
    const seen = (timesSeen.get(document) ?? 0) + 1;
    if (seen <= COMPILED_AFTER) {
      timesSeen.set(document, seen);
      return null;
    }
    const name = operationName ?? '';
    const operations = kept.get(document) ?? new Map<string, Compiled | null>();
    if (!operations.has(name)) operations.set(name, compile(document, operationName));
    // The map keeps its order: what was asked for last stands last.
    kept.delete(document);
    kept.set(document, operations);
    if (kept.size > MOST_COMPILED) kept.delete(kept.keys().next().value as DocumentNode);
    return operations.get(name) ?? null;
  };
}

/**
 * Whether the compiled code says the same as graphql-js. Not for conditions, which it joins in its own way where fragments meet,
 * nor for variables within lists and objects; and names that mean something to every object of JavaScript have no place in code
 * that makes objects. Texts of a caller never become code: the compiler writes them into it, and one that looks like its own mark
 * of a date would run. What changes from caller to caller belongs in variables, which stay values.
 */
function isCompilable(document: DocumentNode): boolean {
  let isPlain = measureDocument(document) <= MOST_FIELDS;
  visit(document, {
    Directive: () => {
      isPlain = false;
    },
    Variable: (_node, _key, parent) => {
      if (parent === undefined || !('kind' in parent) || !HOLDERS.has(parent.kind)) isPlain = false;
    },
    StringValue: () => {
      isPlain = false;
    },
    Name: ({ value }) => {
      if (value in Object.prototype) isPlain = false;
    },
    Field: ({ alias, name }) => {
      if (alias?.value.startsWith('__') === true || (name.value.startsWith('__') && name.value !== '__typename')) isPlain = false;
    },
  });
  return isPlain;
}

const HOLDERS = new Set<string>([Kind.ARGUMENT, Kind.VARIABLE_DEFINITION]);

/** What these say of a value the database has said already: days and currencies are written by SQL, amounts are checked as they are read. */
const SERIALIZERS: Readonly<Record<string, (value: unknown) => unknown>> = Object.freeze({
  LocalDate: (value) => value,
  Currency: (value) => value,
  SafeInt: (value) => value,
});
