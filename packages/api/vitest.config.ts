import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');

/** In a process of their own: those that replace a module, and those that look for the processes which their own has started. */
const ALONE = globSync('src/**/*.test.ts', { cwd: import.meta.dirname }).filter((file) =>
  /vi\.mock\(|findHashingProcesses\(/.test(read(file)),
);

export default defineConfig({
  resolve: {
    // Apollo and type-graphql load graphql as CommonJS and as a module: without this they would be two realms.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    // The service's modules are loaded once a worker, not once a file: that was two fifths of all the time.
    projects: [
      { extends: true, test: { name: 'shared', include: ['src/**/*.test.ts'], exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    // A cold start of an embedded database on a busy machine takes several seconds.
    hookTimeout: 60_000,
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
