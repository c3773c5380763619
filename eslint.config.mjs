import graphql from '@graphql-eslint/eslint-plugin';

const PUBLISHED = 'packages/schema/schema.graphql';
/** Each example is a program of its own, whose operations have names of their own. */
const EXAMPLES = ['household-budget', 'personal-token-script'];

/** The plugin reads one of these in a run, whichever block it stands in: what a file is checked against follows from where it is. */
const parserOptions = {
  graphQLConfig: {
    projects: {
      // The client knows a directive of its own besides.
      web: { schema: [PUBLISHED, 'packages/web/codegen/client-directives.graphql'], documents: 'packages/web/src/**/*.graphql' },
      ...Object.fromEntries(EXAMPLES.map((name) => [name, { schema: PUBLISHED, documents: `examples/${name}/src/*.graphql` }])),
      // It extends the published one, and is read together with it.
      simulations: { schema: [PUBLISHED, 'packages/schema/simulate.graphql'] },
    },
  },
};

const descriptionRules = {
  '@graphql-eslint/require-description': [
    'error',
    {
      types: true,
      FieldDefinition: true,
      InputValueDefinition: true,
      EnumValueDefinition: true,
      DirectiveDefinition: true,
      rootField: true,
    },
  ],
  '@graphql-eslint/require-deprecation-reason': 'error',
};

const operationRules = {
  ...graphql.configs['flat/operations-recommended'].rules,
  // Fragments are named after their component and the type it draws: StatementRow_statement.
  '@graphql-eslint/naming-convention': 'off',
  '@graphql-eslint/require-selections': 'off',
  '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 12 }],
};

/** Only for GraphQL: everything else is oxlint's. */
export default [
  { ignores: ['**/dist/**', '**/node_modules/**'] },
  {
    files: ['packages/web/src/**/*.graphql', ...EXAMPLES.map((name) => `examples/${name}/src/*.graphql`)],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions },
    rules: operationRules,
  },
  {
    files: ['packages/schema/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions },
    rules: descriptionRules,
  },
  {
    // Each begins with a comment that says what it is for: an explorer shows it. That they are right is seen by running them.
    files: ['examples/{operations,operators,simulations}/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions },
    rules: { '@graphql-eslint/require-description': ['error', { OperationDefinition: true }] },
  },
];
