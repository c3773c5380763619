import type { ApolloServerPlugin } from '@apollo/server';
import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { getComplexity, simpleEstimator, type ComplexityEstimator } from 'graphql-query-complexity';

/** Bounds on one request, far above what the client asks for and far below what would hurt. */
export const GRAPHQL_LIMITS = Object.freeze({
  tokens: 2_000,
  depth: 15,
  aliases: 30,
  directives: 30,
  rootFields: 20,
  /** Fields resolved, with the real sizes of pages. */
  cost: 20_000,
  bodyBytes: 100_000,
});

/** Mutations that check a secret: a request may hold one, or aliases would multiply guesses. */
const SECRET_CHECKING = new Set(['login', 'stepUpWithPassword']);

/** Validation rules that refuse a document before anything of it runs. */
export const LIMIT_RULES = [limitShape];

function limitShape(context: ValidationContext): ASTVisitor {
  const fragments = fragmentsOf(context.getDocument());
  let aliases = 0;
  let directives = 0;
  return {
    Field: (node) => {
      if (node.alias !== undefined && ++aliases === GRAPHQL_LIMITS.aliases + 1)
        report(context, `more than ${GRAPHQL_LIMITS.aliases} aliases`);
    },
    Directive: () => {
      if (++directives === GRAPHQL_LIMITS.directives + 1) report(context, `more than ${GRAPHQL_LIMITS.directives} directives`);
    },
    OperationDefinition: (node) => {
      if (depthOf(node.selectionSet, fragments, new Set()) > GRAPHQL_LIMITS.depth)
        report(context, `deeper than ${GRAPHQL_LIMITS.depth} levels`);
      const roots = rootFields(node.selectionSet, fragments, new Set());
      if (roots.length > GRAPHQL_LIMITS.rootFields) report(context, `more than ${GRAPHQL_LIMITS.rootFields} root fields`);
      if (roots.filter((name) => SECRET_CHECKING.has(name)).length > 1) report(context, 'more than one act that checks a secret');
    },
  };
}

function report(context: ValidationContext, what: string): void {
  context.reportError(new GraphQLError(`The document has ${what}.`, { extensions: { code: 'DOCUMENT_TOO_LARGE' } }));
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const found = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) found.set(definition.name.value, definition);
  }
  return found;
}

/** Levels of fields below a selection set. A fragment on the way to itself ends the walk: another rule refuses it. */
function depthOf(set: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>, open: Set<string>): number {
  let deepest = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const below = selection.selectionSet === undefined ? 0 : depthOf(selection.selectionSet, fragments, open);
      deepest = Math.max(deepest, below + 1);
    } else {
      const inner = enter(selection, fragments, open);
      if (inner !== null) deepest = Math.max(deepest, depthOf(inner.set, fragments, inner.open));
    }
  }
  return deepest;
}

function rootFields(set: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>, open: Set<string>): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    const inner = enter(selection, fragments, open);
    return inner === null ? [] : rootFields(inner.set, fragments, inner.open);
  });
}

type FragmentSelection = Exclude<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>;

function enter(selection: FragmentSelection, fragments: Map<string, FragmentDefinitionNode>, open: Set<string>) {
  if (selection.kind === Kind.INLINE_FRAGMENT) return { set: selection.selectionSet, open };
  const name = selection.name.value;
  const fragment = fragments.get(name);
  if (fragment === undefined || open.has(name)) return null;
  return { set: fragment.selectionSet, open: new Set(open).add(name) };
}

/** A page costs what it holds: its size times one item. */
const pageEstimator: ComplexityEstimator = ({ args, childComplexity }) => {
  const size = (args['first'] ?? args['last']) as number | null | undefined;
  return typeof size === 'number' ? 1 + Math.max(0, size) * childComplexity : undefined;
};

/** Refuses an operation whose cost, variables included, is over the limit; before anything runs. */
export function costLimitPlugin(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, request, operationName }) => {
        const cost = getComplexity({
          schema,
          query: document,
          variables: request.variables ?? {},
          ...(operationName === null ? {} : { operationName }),
          estimators: [pageEstimator, simpleEstimator({ defaultComplexity: 1 })],
        });
        if (cost <= GRAPHQL_LIMITS.cost) return;
        throw new GraphQLError(`The operation costs ${cost}; the limit is ${GRAPHQL_LIMITS.cost}. Ask for smaller pages.`, {
          extensions: { code: 'OPERATION_TOO_COSTLY', http: { status: 400 } },
        });
      },
    }),
  };
}
