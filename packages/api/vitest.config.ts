import { defineConfig } from 'vitest/config';

/** They replace a module, which only tests in a process of their own may do. */
const REPLACING_MODULES = ['src/recovery/neutral-time.test.ts'];

export default defineConfig({
  resolve: {
    // Apollo and type-graphql load graphql as CommonJS and as a module: without this they would be two realms.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    // Races, clocks and processes meet machines that pause: one more try there, and the report says so.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    // The service's modules are loaded once a worker, not once a file: that was two fifths of all the time.
    projects: [
      { extends: true, test: { name: 'shared', include: ['src/**/*.test.ts'], exclude: REPLACING_MODULES, isolate: false } },
      { extends: true, test: { name: 'alone', include: REPLACING_MODULES } },
    ],
    // A cold start of an embedded database on a busy machine takes several seconds.
    hookTimeout: 60_000,
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
