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

/** Bounds on one request, far above what the client asks for and far below what would hurt. */
export const GRAPHQL_LIMITS = Object.freeze({
  /** An explorer sends all examples as one document, whichever of them it runs. */
  tokens: 3_000,
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

/** How many fields the largest operation of a document has, every fragment put in its place. */
export function measureDocument(document: DocumentNode): number {
  const measure = createMeasure(fragmentsOf(document));
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map(({ selectionSet }) => measure(selectionSet).fields));
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
