import graphql from '@graphql-eslint/eslint-plugin';

const parserOptions = {
  graphQLConfig: { schema: 'packages/schema/schema.graphql', documents: 'packages/web/src/**/*.graphql' },
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
      // The root types are made by type-graphql, which has no place for a description of theirs.
      ignoredSelectors: ['ObjectTypeDefinition[name.value=Query]', 'ObjectTypeDefinition[name.value=Mutation]'],
    },
  ],
  '@graphql-eslint/require-deprecation-reason': 'error',
};

/** Only for GraphQL: everything else is oxlint's. */
export default [
  { ignores: ['**/dist/**', '**/node_modules/**'] },
  {
    files: ['packages/web/src/**/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions },
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // Fragments are named after their component and the type it draws: StatementRow_statement.
      '@graphql-eslint/naming-convention': 'off',
      '@graphql-eslint/require-selections': 'off',
      '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 12 }],
    },
  },
  {
    files: ['packages/schema/schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions },
    rules: descriptionRules,
  },
  {
    // It extends the one above, and is read together with it.
    files: ['packages/schema/simulate.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: ['packages/schema/schema.graphql', 'packages/schema/simulate.graphql'] } },
    },
    rules: descriptionRules,
  },
];
