import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of every operation of the portal, and their texts by hash, from the one file that is read of the server. */
const config: CodegenConfig = {
  schema: '../server/schema.graphql',
  documents: ['src/**/*.ts', '!src/api/graphql/**'],
  generates: {
    './src/api/graphql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        documentMode: 'documentNode',
        strictScalars: true,
        scalars: { DateTime: 'string', BigInt: 'string', Percentage: 'string', Decimal: 'string', LogPosition: 'string' },
      },
    },
  },
};

export default config;
