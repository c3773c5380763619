import type { CodegenConfig } from '@graphql-codegen/cli';

/** The published contract: the file beside us, or what a running service answers (MEISAI_SCHEMA=http://localhost:4000/schema.graphql). */
const config: CodegenConfig = {
  schema: process.env['MEISAI_SCHEMA'] ?? '../../packages/schema/schema.graphql',
  documents: 'src/*.graphql',
  generates: {
    'src/meisai.generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        namingConvention: 'keep',
        useTypeImports: true,
        scalars: { Currency: 'string', DateTime: 'string', LocalDate: 'string', SafeInt: 'number' },
      },
    },
  },
};

export default config;
