import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Config } from '../config.js';
import { DEMO_MEMBERS } from '../demo/demo-members.js';

/** Where the example operations are kept: one a file, in the order of their names. */
export function exampleOperationsFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@meisai/examples/package.json')), 'operations');
}

/** The example operations that a service answers, as files in their order: what is made up comes last. */
export function listExampleOperations({ hasSimulations }: Pick<Config, 'hasSimulations'>): string[] {
  const folder = exampleOperationsFolder();
  return [folder, ...(hasSimulations ? [join(folder, '../simulations')] : [])].flatMap((one) =>
    readdirSync(one)
      .filter((name) => name.endsWith('.graphql'))
      .toSorted()
      .map((name) => join(one, name)),
  );
}

/** All example operations as one document, the way an explorer opens with it. */
export function readExampleDocument(config: Config): string {
  return listExampleOperations(config)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** Variables under which that document logs in: a member of the demo where there is one, else to be filled in. */
export function exampleVariables({ profile }: Config) {
  const [member] = profile === 'demo' ? DEMO_MEMBERS : [];
  const password = member?.password ?? '';
  return {
    input: { userId: member?.userId ?? '', password },
    password,
    // Good for the first act of each operation; the next one takes another.
    idempotencyKey: randomUUID(),
    id: '',
    appId: '',
    webhookId: '',
    cardId: '',
    purchaseId: '',
    applicationId: '',
    offerIds: [],
    planId: '',
    quoteId: '',
    version: 0,
    employmentVersion: 0,
  };
}
