import { lingui } from '@lingui/vite-plugin';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { earlyTheme } from './vite/early-theme.js';
import { precompress } from './vite/precompress.js';
import { prerender } from './vite/prerender.js';

/** Small parts of many pages, and what all icons share: they come in one piece and not in twenty. */
const SMALL_PARTS = /[\\/]src[\\/]ui[\\/](?!modal-dialog)|[\\/]lucide-react[\\/]dist[\\/]esm[\\/](?!icons)/;

const TESTS = ['src/**/*.test', 'test/**/*.test'];

const API_ORIGIN = process.env['API_ORIGIN'] ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [
    react(),
    lingui({ failOnMissing: true, macroTransform: true }),
    tailwindcss(),
    { ...optimizeLocales.vite({ locales: ['ja-JP', 'en-US'] }), enforce: 'pre' },
    earlyTheme(),
    prerender(),
    precompress(),
  ],
  // RxJS has classes of the language under this name, and their imitations otherwise.
  resolve: { conditions: ['es2015', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    manifest: true,
    // The policy forbids data: fonts and inline styles: every asset is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: /[\\/](node_modules|src[\\/](?!main\.tsx))/, tags: ['$initial'], priority: 2 },
            { name: 'ui', test: SMALL_PARTS, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/graphql': API_ORIGIN } },
  test: {
    // What draws needs a page to draw on, which takes half a second to make: what is reckoned alone goes without.
    projects: [
      {
        extends: true,
        test: { name: 'pages', environment: 'jsdom', setupFiles: ['test/setup.ts'], include: TESTS.map((test) => `${test}.tsx`) },
      },
      { extends: true, test: { name: 'rules', environment: 'node', include: TESTS.map((test) => `${test}.ts`) } },
    ],
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 20_000,
  },
});
