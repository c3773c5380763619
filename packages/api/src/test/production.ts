import { startTestServer, type TestServer } from './server.js';

/** What production is not served without. */
const PRODUCTION = {
  MEISAI_PROFILE: 'production',
  PUBLIC_ORIGIN: 'https://meisai.example',
  MEISAI_SECRET: Buffer.alloc(32, 1).toString('base64'),
  SMTP_URL: 'smtp://127.0.0.1:9',
};

/** The service as members meet it: nothing to be looked into. */
export function startProduction(env: Record<string, string> = {}, logged?: string[]): Promise<TestServer> {
  return startTestServer({ ...PRODUCTION, ...env }, logged);
}
