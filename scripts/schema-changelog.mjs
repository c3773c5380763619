import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listReleases, SCHEMA_FILE, schemaOf } from './schema-history.mjs';
import { fail, ROOT, say } from './toolchain.mjs';

const HELP = `node scripts/schema-changelog.mjs: writes what changed in the contract from release to release, to be read (docs/schema-changelog.md)
and to be shown by the client (packages/schema/changelog.json).
  --check   changes nothing, and fails where one of them is stale
`;
const JSON_FILE = 'packages/schema/changelog.json';
const MARKDOWN_FILE = 'docs/schema-changelog.md';

/** Before the first release there was nothing, but for the types everything hangs on. */
const NOTHING = 'type Query\ntype Mutation';
const WORDS = { ADDED: 'Added', CHANGED: 'Changed', DEPRECATED: 'Deprecated', REMOVED: 'Removed' };
/** Words may be mended at any time; and that a directive stands somewhere is told by what it says. */
const NO_CHANGES = /DESCRIPTION|DIRECTIVE_USAGE/;

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
  process.exit(0);
}
const { printPublicSchema } = await import(join(ROOT, 'packages/api/dist/src/print-schema.js'));
const today = readFileSync(join(ROOT, SCHEMA_FILE), 'utf8');
const isHidden = hiddenFrom(buildSchema(today), buildSchema(await printPublicSchema()));
const releases = await readReleases();
const isChecking = process.argv.includes('--check');
writeOrCheck(JSON_FILE, toJson(releases));
writeOrCheck(MARKDOWN_FILE, toMarkdown(releases));

/** Each release with what it changed since the one before, the newest first; what is to be released stands on top. */
async function readReleases() {
  const tags = listReleases();
  const versions = [{ release: 'Unreleased', sdl: today }, ...tags.map((tag) => ({ release: tag, sdl: schemaOf(tag) }))];
  return Promise.all(
    versions.map(async ({ release, sdl }, index) => {
      const before = versions[index + 1];
      return { release, since: before?.release ?? null, changes: await changesOf(before?.sdl ?? null, sdl) };
    }),
  );
}

/** What changed, in the order of places. Of a first release only what can be asked for: the rest follows from it. */
async function changesOf(before, after) {
  const found = await diff(buildSchema(before ?? NOTHING), buildSchema(after));
  const changes = found
    .filter(({ type, path }) => path !== undefined && !NO_CHANGES.test(type) && !isHidden(path))
    .map((change) => ({ ...change, path: change.path.replace(/\.@deprecated.*$/, '') }));
  const whole = new Set(changes.filter(({ path }) => !path.includes('.')).map(({ path }) => path));
  return changes
    .filter(({ path }) =>
      before === null ? /^(Query|Mutation)\.[^.]+$/.test(path) : !path.includes('.') || !whole.has(path.split('.')[0]),
    )
    .map(({ type, path, criticality, message }) => {
      const what = whatOf(type);
      return {
        place: path,
        what,
        ...(criticality.level === CriticalityLevel.Breaking ? { isBreaking: true } : {}),
        ...(what === 'CHANGED' || what === 'DEPRECATED' ? { detail: message } : {}),
      };
    })
    .toSorted((a, b) => a.place.localeCompare(b.place, 'en') || a.what.localeCompare(b.what, 'en'));
}

function whatOf(type) {
  if (/DEPRECATION_(REASON_)?(ADDED|CHANGED)/.test(type)) return 'DEPRECATED';
  if (type.endsWith('_ADDED')) return 'ADDED';
  return type.endsWith('_REMOVED') ? 'REMOVED' : 'CHANGED';
}

/** What is the operators' alone does not exist for anybody else. */
function hiddenFrom(whole, told) {
  const types = new Set(Object.keys(whole.getTypeMap()).filter((name) => told.getType(name) === undefined));
  return (path) => {
    const [type = '', field] = path.split('.');
    if (types.has(type)) return true;
    const [own, seen] = [whole.getType(type)?.getFields?.(), told.getType(type)?.getFields?.()];
    if (field !== undefined && own?.[field] !== undefined && seen?.[field] === undefined) return true;
    // A value of an enum, such as the code of a refusal that is only theirs.
    return (
      field !== undefined && whole.getType(type)?.getValue?.(field) !== undefined && told.getType(type)?.getValue?.(field) === undefined
    );
  };
}

/** A line for each change, so that two who change different things do not meet. */
function toJson(all) {
  const parts = all.map(({ release, since, changes }) => {
    const lines = changes.map((change) => JSON.stringify(change)).join(',\n');
    return `{"release":${JSON.stringify(release)},"since":${JSON.stringify(since)},"changes":[\n${lines}\n]}`;
  });
  return `[\n${parts.join(',\n')}\n]\n`;
}

function toMarkdown(all) {
  const parts = all.map(({ release, since, changes }) => {
    const about = since === null ? 'What can be asked for, there being no release before.' : `Since ${since}.`;
    const groups = Object.entries(WORDS).flatMap(([what, word]) => {
      const own = changes.filter((change) => change.what === what);
      if (own.length === 0) return [];
      const lines = own.map(
        ({ place, isBreaking, detail }) =>
          `- ${isBreaking ? '**Breaking:** ' : ''}\`${place}\`${detail === undefined ? '' : `: ${detail}`}`,
      );
      return [`### ${word}\n\n${lines.join('\n')}`];
    });
    return `## ${release}\n\n${[about, ...groups].join('\n\n')}`;
  });
  return `# What changed in the contract

Made of \`schema.graphql\` and those of the releases by \`scripts/schema-changelog.mjs\`; \`npm run check\` keeps it so. What it means for whoever uses
Meisai is told in [CHANGELOG](../CHANGELOG.md), and what is promised in [Building on Meisai](third-parties.md#what-we-promise).

${parts.join('\n\n')}
`;
}

function writeOrCheck(file, text) {
  const path = join(ROOT, file);
  if (!isChecking) return writeFileSync(path, text);
  if (read(path) !== text) fail(`${file} is stale. Print it with: pnpm --filter @meisai/api schema`);
  return say(`${file} is fresh`);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
