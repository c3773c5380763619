import type { ApolloServerPlugin } from '@apollo/server';
import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';

/** Bounds on one request, far above what the client asks for and far below what would hurt. */
export const GRAPHQL_LIMITS = Object.freeze({
  tokens: 2_000,
  depth: 15,
  aliases: 30,
  directives: 30,
  rootFields: 20,
  /** Fields of the document, a fragment counted wherever it is spread. */
  fields: 5_000,
  /** Fields resolved, with the real sizes of pages; a field that asks the database costs as much as a hundred others. */
  cost: 20_000,
  askingCost: 100,
  bodyBytes: 100_000,
});

/** Mutations that check a secret, or prepare the check for anybody: a request may hold one, or aliases would multiply guesses. */
const SECRET_CHECKING = new Set([
  'changePassword',
  'checkIdentity',
  'enrol',
  'login',
  'loginOperator',
  'loginWithPasskey',
  'reissuePassword',
  'requestEnrolmentCode',
  'requestPasswordReissue',
  'requestUserIdReminder',
  'startPasskeyLogin',
  'stepUpOperator',
  'stepUpWithCode',
  'stepUpWithPasskey',
  'stepUpWithPassword',
  'verifyLogin',
  'verifyOperatorLogin',
]);

/** Validation rules that refuse a document before anything of it runs. */
export const LIMIT_RULES = [limitShape];

function limitShape(context: ValidationContext): ASTVisitor {
  const measure = createMeasure(fragmentsOf(context.getDocument()));
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
      const { depth, fields, roots, secrets } = measure(node.selectionSet);
      if (depth > GRAPHQL_LIMITS.depth) report(context, `more than ${GRAPHQL_LIMITS.depth} levels`);
      if (fields > GRAPHQL_LIMITS.fields) report(context, `more than ${GRAPHQL_LIMITS.fields} fields, fragments spread out`);
      if (roots > GRAPHQL_LIMITS.rootFields) report(context, `more than ${GRAPHQL_LIMITS.rootFields} root fields`);
      if (secrets > 1) report(context, 'more than one act that checks a secret');
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

/** What a selection set comes to once every fragment is put in its place. */
interface Measure {
  /** Levels of fields. */
  depth: number;
  fields: number;
  /** Fields on the first level, and those among them that check a secret. */
  roots: number;
  secrets: number;
}

const NOTHING: Measure = { depth: 0, fields: 0, roots: 0, secrets: 0 };

/** Each fragment is measured once, however often it is spread: walking it at every spread would take exponential time. */
function createMeasure(fragments: Map<string, FragmentDefinitionNode>): (set: SelectionSetNode) => Measure {
  const measured = new Map<string, Measure>();

  function measureSet(set: SelectionSetNode): Measure {
    return set.selections.map(measureSelection).reduce(add, NOTHING);
  }

  function measureSelection(selection: SelectionNode): Measure {
    if (selection.kind === Kind.INLINE_FRAGMENT) return measureSet(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return measureFragment(selection.name.value);
    const below = selection.selectionSet === undefined ? NOTHING : measureSet(selection.selectionSet);
    return { depth: below.depth + 1, fields: below.fields + 1, roots: 1, secrets: SECRET_CHECKING.has(selection.name.value) ? 1 : 0 };
  }

  function measureFragment(name: string): Measure {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // A fragment on the way to itself counts as nothing there: another rule refuses it.
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const measure = fragment === undefined ? NOTHING : measureSet(fragment.selectionSet);
    measured.set(name, measure);
    return measure;
  }

  return measureSet;
}

function add(a: Measure, b: Measure): Measure {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: a.fields + b.fields,
    roots: a.roots + b.roots,
    secrets: a.secrets + b.secrets,
  };
}

/** A page costs what it holds: its size times one item. A field with a resolver of its own asks the database. */
const estimateCost: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const isIntrospection = type.name.startsWith('__') || field.name.startsWith('__');
  const own = field.resolve === undefined || isIntrospection ? 1 : GRAPHQL_LIMITS.askingCost;
  const size = (args['first'] ?? args['last']) as number | null | undefined;
  return own + (typeof size === 'number' ? Math.max(0, size) : 1) * childComplexity;
};

/** @throws {GraphQLError} where the variables do not fit the operation, as its execution would. */
function costOf(options: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(options);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
}

/** Refuses an operation whose cost, variables included, is over the limit; before anything runs. */
export function costLimitPlugin(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, request, operationName }) => {
        const cost = costOf({
          schema,
          query: document,
          variables: request.variables ?? {},
          ...(operationName === null ? {} : { operationName }),
          estimators: [estimateCost],
        });
        if (cost <= GRAPHQL_LIMITS.cost) return;
        throw new GraphQLError(`The operation costs ${cost}; the limit is ${GRAPHQL_LIMITS.cost}. Ask for smaller pages.`, {
          extensions: { code: 'OPERATION_TOO_COSTLY', http: { status: 400 } },
        });
      },
    }),
  };
}
