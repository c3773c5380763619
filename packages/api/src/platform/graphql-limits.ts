import {
  GraphQLError,
  Kind,
  visit,
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
  /** What ships asks ten levels deep at most: whoever wants to go further down begins anew at `node`. */
  depth: 10,
  /** Below `__schema` and `__type`, where they are there at all: what tools ask for to know every type. */
  introspectionDepth: 15,
  /** Mistakes of one document that are told; nobody mends more of them at a time. */
  mistakes: 5,
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
  return {
    Document: (document) => {
      const faults = faultsOf(document);
      for (const fault of faults) {
        context.reportError(new GraphQLError(`The document has ${fault}.`, { extensions: { code: 'DOCUMENT_TOO_LARGE' } }));
      }
      // What is too large is not looked at any further: other rules take the square of its size.
      return faults.length === 0 ? undefined : { ...document, definitions: [] };
    },
  };
}

/** What a document has too much of. */
function faultsOf(document: DocumentNode): string[] {
  const { aliases, directives, depth, introspectionDepth, fields, rootFields } = GRAPHQL_LIMITS;
  const written = countWritten(document);
  const largest = measureLargest(document);
  return [
    ...(written.aliases > aliases ? [`more than ${aliases} aliases`] : []),
    ...(written.directives > directives ? [`more than ${directives} directives`] : []),
    ...(largest.depth > depth ? [`more than ${depth} levels`] : []),
    ...(largest.introspectionDepth > introspectionDepth ? [`more than ${introspectionDepth} levels of introspection`] : []),
    ...(largest.fields > fields ? [`more than ${fields} fields, fragments spread out`] : []),
    ...(largest.roots > rootFields ? [`more than ${rootFields} root fields`] : []),
    ...(largest.secrets > 1 ? ['more than one act that checks a secret'] : []),
  ];
}

/** What is written in a document, wherever and whether it is used or not. */
function countWritten(document: DocumentNode): { aliases: number; directives: number } {
  const written = { aliases: 0, directives: 0 };
  visit(document, {
    Field: ({ alias }) => void (alias !== undefined && (written.aliases += 1)),
    Directive: () => void (written.directives += 1),
  });
  return written;
}

/** How many fields the largest operation of a document has, every fragment put in its place. */
export function measureDocument(document: DocumentNode): number {
  return measureLargest(document).fields;
}

/** The most there is of each in any one operation. */
function measureLargest(document: DocumentNode): Measure {
  const measure = createMeasure(fragmentsOf(document));
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.map(({ selectionSet }) => measure(selectionSet)).reduce(larger, NOTHING);
}

function larger(a: Measure, b: Measure): Measure {
  return Object.fromEntries(Object.entries(a).map(([of, value]) => [of, Math.max(value, b[of as keyof Measure])])) as unknown as Measure;
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
  introspectionDepth: number;
  fields: number;
  /** Fields on the first level, and those among them that check a secret. */
  roots: number;
  secrets: number;
}

const NOTHING: Measure = { depth: 0, introspectionDepth: 0, fields: 0, roots: 0, secrets: 0 };

const INTROSPECTION = new Set(['__schema', '__type']);

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
    const { value: name } = selection.name;
    const [depth, introspectionDepth] = INTROSPECTION.has(name) ? [1, below.depth + 1] : [below.depth + 1, below.introspectionDepth];
    return { depth, introspectionDepth, fields: below.fields + 1, roots: 1, secrets: SECRET_CHECKING.has(name) ? 1 : 0 };
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
    introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
    fields: a.fields + b.fields,
    roots: a.roots + b.roots,
    secrets: a.secrets + b.secrets,
  };
}
