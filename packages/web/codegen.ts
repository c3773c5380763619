import type { CodegenConfig } from '@graphql-codegen/cli';

const names = {
  namingConvention: 'keep',
  enumType: 'string-literal',
  scalars: { Currency: 'string', DateTime: 'string', LocalDate: 'string', SafeInt: 'number' },
};

/** Documents and hooks stand beside the `.graphql` file they come from; `*.generated.ts` is derived and not committed. */
const config: CodegenConfig = {
  schema: '../schema/schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/platform/schema.generated.ts': {
      plugins: ['typescript-operations'],
      config: { ...names, generateOperationTypes: false },
    },
    'src/platform/possible-types.generated.ts': {
      documents: ['!src/concierge/**'],
      plugins: ['./codegen/possible-types.ts'],
    },
    // The operators' client learns these besides.
    'src/concierge/possible-types.generated.ts': {
      documents: ['src/concierge/**/*.graphql'],
      plugins: ['./codegen/possible-types.ts'],
    },
    'src/': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts', baseTypesPath: 'platform/schema.generated.ts', importTypesNamespace: 'Schema' },
      plugins: ['typescript-operations', 'typed-document-node', './codegen/typed-hooks.ts'],
      config: {
        ...names,
        importSchemaTypesFrom: './src/platform/schema.generated.ts',
        namespacedImportName: 'Schema',
        inlineFragmentTypes: 'mask',
        customDirectives: { apolloUnmask: true },
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
        useTypeImports: true,
        emitLegacyCommonJSImports: false,
      },
    },
  },
};

export default config;
