import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { getVariableValues, GraphQLError, Kind, visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { GRAPHQL_LIMITS } from './graphql-limits.js';

/** A page costs what it holds: its size times one item. A field with a resolver of its own asks the database, unless it states what it costs. */
const estimateCost: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const isIntrospection = type.name.startsWith('__') || field.name.startsWith('__');
  const stated = field.extensions['complexity'] as number | undefined;
  const own = stated ?? (field.resolve === undefined || isIntrospection ? 1 : GRAPHQL_LIMITS.askingCost);
  const size = (args['first'] ?? args['last']) as number | null | undefined;
  return own + (typeof size === 'number' ? Math.max(0, size) : 1) * childComplexity;
};

interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  /** Undefined where the document has none of the name that was asked for. */
  operation: OperationDefinitionNode | undefined;
  operationName: string | null;
  variables: Record<string, unknown>;
}

/** @throws {GraphQLError} where the variables do not fit the operation, as its execution would. */
function costOf({ schema, document, operationName, variables }: Operation): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables,
      ...(operationName === null ? {} : { operationName }),
      estimators: [estimateCost],
    });
  } catch (error) {
    throw toInputError(error);
  }
}

function toInputError(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

/** What an operation costs follows from its document and a few of its variables: it is kept by them as long as the document is. */
type KnownCosts = Map<string, number>;

const MOST_COSTS = 100;

/** Reckons costs and remembers them; the variables are looked at each time. */
function createCostMemory(): (asked: Operation) => number {
  const known = new WeakMap<OperationDefinitionNode, { deciding: ReadonlySet<string>; costs: KnownCosts }>();
  return (asked) => {
    const { schema, document, operation, variables } = asked;
    // Which is refused elsewhere.
    if (operation === undefined) return 0;
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (errors !== undefined) throw toInputError(errors.at(-1));
    const memory = known.get(operation) ?? { deciding: findDeciding(document), costs: new Map() };
    known.set(operation, memory);
    // Where a value is missing matters too: not every argument may go without.
    const key = JSON.stringify(Object.entries(coerced).map(([name, value]) => [name, memory.deciding.has(name) ? value : value == null]));
    const cost = memory.costs.get(key) ?? costOf(asked);
    if (memory.costs.size < MOST_COSTS) memory.costs.set(key, cost);
    return cost;
  };
}

/** A request whose operation was found, as Apollo hands it from plugin to plugin. */
interface ResolvedRequest extends Pick<Operation, 'schema' | 'document' | 'operationName'> {
  operation?: OperationDefinitionNode | undefined;
  request: GraphQLRequest;
}

/** What the operation of a request costs. */
export type CostReckoning = (resolved: ResolvedRequest) => number;

/** Reckons the cost of each request once, however many ask for it. */
export function createCostReckoning(): CostReckoning {
  const costOfAsked = createCostMemory();
  const reckoned = new WeakMap<ResolvedRequest, number>();
  return (resolved) => {
    const { schema, document, operation, operationName, request } = resolved;
    const cost = reckoned.get(resolved) ?? costOfAsked({ schema, document, operation, operationName, variables: request.variables ?? {} });
    reckoned.set(resolved, cost);
    return cost;
  };
}

const DECIDING_ARGUMENTS = new Set(['first', 'last', 'if']);

/** The variables that say how large a page is, or whether a field is there. */
function findDeciding(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    Argument: ({ name, value }) => {
      if (DECIDING_ARGUMENTS.has(name.value) && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return names;
}

/** Refuses an operation whose cost, variables included, is over the limit; before anything runs. */
export function costLimitPlugin(costOf: CostReckoning): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async (resolved) => {
        const cost = costOf(resolved);
        if (cost <= GRAPHQL_LIMITS.cost) return;
        throw new GraphQLError(`The operation costs ${cost}; the limit is ${GRAPHQL_LIMITS.cost}. Ask for smaller pages.`, {
          extensions: { code: 'OPERATION_TOO_COSTLY', http: { status: 400 } },
        });
      },
    }),
  };
}
