import { defineConfig } from '@playwright/test';

/** Journeys run one after the other against one service: they share its demo members. */
export default defineConfig({
  testDir: '.',
  fullyParallel: false,
  workers: 1,
  timeout: 40_000,
  expect: { timeout: 8_000 },
  testIgnore: process.env['PICTURES'] === undefined ? ['pictures.spec.ts'] : [],
  forbidOnly: process.env['CI'] === 'true',
  outputDir: '../test-results',
  use: {
    baseURL: 'http://localhost:4390',
    locale: 'ja-JP',
    actionTimeout: 8_000,
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] === undefined ? {} : { executablePath: process.env['CHROMIUM_PATH'] }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: {
    command: 'node serve-demo.mjs',
    url: 'http://localhost:4390/readyz',
    timeout: 90_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 12_000 },
    env: { PORT: '4390' },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
