import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Config } from '../config.js';
import { DEMO_MEMBERS } from '../demo/demo-members.js';

/** Where the example operations are kept: one a file, in the order of their names. */
export function exampleOperationsFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@meisai/examples/package.json')), 'operations');
}

/** All example operations as one document, the way an explorer opens with it. */
export function readExampleDocument(): string {
  const folder = exampleOperationsFolder();
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return files
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** Variables under which that document logs in: a member of the demo where there is one, else to be filled in. */
export function exampleVariables({ profile }: Config) {
  const [member] = profile === 'demo' ? DEMO_MEMBERS : [];
  const password = member?.password ?? '';
  return { input: { userId: member?.userId ?? '', password }, password, id: '', offerIds: [], planId: '', quoteId: '', version: 0 };
}
