import { defineConfig } from '@playwright/test';
import { E2E } from './address.js';

const isOfPictures = process.env['PICTURES'] !== undefined;

/** Journeys run one after the other against one service: they share its demo members. */
export default defineConfig({
  testDir: '.',
  fullyParallel: false,
  workers: 1,
  // A machine that pauses breaks a journey now and then; one that passes at the second try is listed as flaky.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  timeout: 40_000,
  expect: { timeout: 8_000 },
  projects: [
    {
      name: 'journeys',
      testIgnore: isOfPictures ? [] : ['pictures.spec.ts'],
      // Whatever was run, at its end: nothing of it may have left a secret behind.
      ...(isOfPictures ? {} : { teardown: 'secrets' }),
    },
    { name: 'secrets', testMatch: 'left-behind.ts' },
  ],
  forbidOnly: process.env['CI'] === 'true',
  outputDir: `../test-results/${E2E.port}`,
  use: {
    baseURL: E2E.origin,
    locale: 'ja-JP',
    actionTimeout: 8_000,
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] === undefined ? {} : { executablePath: process.env['CHROMIUM_PATH'] }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: {
    command: 'node serve-demo.mjs',
    url: `${E2E.origin}/readyz`,
    timeout: 90_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 12_000 },
    // The browser of a test may say where it is: hundreds of pages with something refused are not one visitor's.
    env: { PORT: E2E.port, DATA_DIR: E2E.dataDir, SEEN_DIR: E2E.seenDir, METRICS_PORT: E2E.metricsPort, TRUSTED_PROXIES: '127.0.0.1' },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
