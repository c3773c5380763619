import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Apollo and type-graphql load graphql as CommonJS and as a module: without this they would be two realms.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    // Races, clocks and processes meet machines that pause: one more try there, and the report says so.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    include: ['src/**/*.test.ts'],
    // A cold start of an embedded database on a busy machine takes several seconds.
    hookTimeout: 60_000,
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
