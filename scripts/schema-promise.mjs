import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listReleases, SCHEMA_FILE, schemaOf } from './schema-history.mjs';
import { fail, ROOT, say } from './toolchain.mjs';

/** What is added in the demo and for developers. It is no promise. */
const SIMULATIONS = 'packages/schema/simulate.graphql';

// The committed SDL is what the code says, to the letter.
const { printSimulations, printSortedSchema } = await import(join(ROOT, 'packages/api/dist/src/print-schema.js'));
const committed = readFresh(SCHEMA_FILE, await printSortedSchema());
readFresh(SIMULATIONS, await printSimulations());

// And it breaks nothing that the last release promised.
const [tag] = listReleases();
if (tag === undefined) {
  say('no release yet: there is nothing the schema could break');
  process.exit(0);
}
const changes = await diff(buildSchema(schemaOf(tag)), buildSchema(committed));
const breaking = changes.filter(({ criticality, path }) => criticality.level === CriticalityLevel.Breaking && !isAnnounced(path ?? ''));
for (const { message, path } of breaking) say(`breaking since ${tag}: ${message} (${path})`);
if (breaking.length > 0) {
  fail(
    `The schema breaks what ${tag} promised. Deprecate instead; before 1.0, a line "- **Breaking:** …" under Unreleased in CHANGELOG.md that names each place, such as \`${breaking[0].path}\`, allows it.`,
  );
}

/** The text of a committed SDL, which must be what was printed now. */
function readFresh(file, printed) {
  const text = readFileSync(join(ROOT, file), 'utf8');
  if (text !== printed) fail(`${file} is stale. Print it with: pnpm --filter @meisai/api schema`);
  return text;
}

/** Before 1.0 a break is allowed where the changelog names it. */
function isAnnounced(path) {
  const [, unreleased = ''] = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').split(/^## /m);
  if (!tag.startsWith('v0.') || !unreleased.startsWith('Unreleased')) return false;
  return unreleased.split('\n').some((line) => line.startsWith('- **Breaking:**') && line.includes(`\`${path}\``));
}
