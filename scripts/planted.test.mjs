import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ROOT } from './toolchain.mjs';

// The checks are tried on a copy of the sources in which something wrong has been planted: each must be caught.

const SCHEMA = 'packages/schema/schema.graphql';
const SIMULATIONS = 'packages/schema/simulate.graphql';
const CHANGELOG_JSON = 'packages/schema/changelog.json';
const COPIED = [
  'scripts',
  'CHANGELOG.md',
  'package.json',
  'pnpm-workspace.yaml',
  SCHEMA,
  SIMULATIONS,
  CHANGELOG_JSON,
  'docs/schema-changelog.md',
  'eslint.config.mjs',
  'examples/operations',
  'packages/schema/src',
  'packages/api/src',
  'packages/web/src',
  'examples/household-budget/package.json',
  'examples/household-budget/src',
  'examples/personal-token-script/package.json',
  'examples/personal-token-script/src',
];
const LINKED = ['node_modules', 'packages/api/dist'];

let copy = '';
before(() => (copy = mkdtempSync(join(tmpdir(), 'meisai-planted-'))));
after(() => rmSync(copy, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(copy, { recursive: true, force: true });
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  for (const name of LINKED) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    symlinkSync(join(ROOT, name), join(copy, name));
  }
});

describe('boundaries', () => {
  test('the sources as they are pass', () => {
    const { status, said } = run('boundaries.mjs');
    assert.equal(status, 0, said);
  });

  const FORBIDDEN = [
    ['packages/api/src/accounts/account.queries.ts', '../identity/index.js', 'the arrows do not lead from accounts to identity'],
    ['packages/api/src/statements/record-uses.ts', '../accounts/account.queries.js', 'entered by its index only'],
    ['packages/api/src/identity/login.ts', '../http/cookies.js', 'does not know what is composed of it'],
    ['packages/api/src/identity/login.ts', '@meisai/schema', 'only views and resolvers'],
    ['packages/api/src/identity/login-guard.rules.ts', 'node:fs', 'rules are pure'],
    ['packages/api/src/identity/login-guard.rules.ts', '@mikro-orm/core', 'rules are pure'],
    ['packages/api/src/identity/login-guard.rules.ts', '../platform/index.js', 'rules are pure'],
    ['packages/api/src/accounts/account.entity.ts', 'type-graphql', 'stored shape'],
    ['packages/api/src/accounts/account.resolver.ts', '@mikro-orm/core', 'do not touch the database'],
    ['packages/api/src/platform/errors.ts', '../accounts/index.js', 'knows no feature'],
    ['packages/api/src/platform/errors.ts', '../config.js', 'settings come with the services'],
    ['packages/api/src/identity/tell-locked.ts', '../config.js', 'settings come with the services'],
    ['packages/api/src/http/private-port.ts', '../test/harness.js', 'what serves does not know what tests it'],
    ['packages/api/src/money/currency.ts', '../platform/index.js', 'plain arithmetic'],
    ['packages/schema/src/index.ts', 'node:fs', 'the contract knows'],
    ['packages/schema/src/rules/password.ts', 'graphql', 'they import nothing'],
    ['packages/web/src/identity/login-form.tsx', '../statements/amount-due.js', 'do not know each other'],
    ['packages/web/src/statements/home-page.tsx', '../app/app.js', 'does not know the app around it'],
    ['packages/web/src/statements/home-page.tsx', '@meisai/schema', 'the client takes the shared rules'],
    ['packages/web/src/ui/button.tsx', '@apollo/client', 'ui knows no data'],
    ['examples/household-budget/src/money.ts', '@meisai/schema/rules', 'an example is an outsider'],
    ['examples/household-budget/src/app.test.ts', '../../../packages/api/src/server.js', 'an example is an outsider'],
    ['examples/household-budget/src/walk.ts', '../../personal-token-script/src/walk.ts', 'an example is an outsider'],
    ['examples/personal-token-script/src/main.ts', '../../../e2e/demo.js', 'an example is an outsider'],
  ];
  for (const [file, imported, why] of FORBIDDEN) {
    test(`${file} may not import ${imported}`, () => {
      readFileSync(join(copy, file));
      appendFileSync(join(copy, file), `\nimport '${imported}';\n`);
      const { status, said } = run('boundaries.mjs');
      assert.equal(status, 1);
      assert.ok(said.includes(`${file} imports ${imported}`) && said.includes(why), said);
    });
  }

  for (const [dependency, version] of [
    ['@meisai/schema', 'workspace:*'],
    ['fastify', '5.0.0'],
  ]) {
    test(`an example may not have ${dependency} ${version}`, () => {
      const file = join(copy, 'examples/household-budget/package.json');
      const about = JSON.parse(readFileSync(file, 'utf8'));
      about.dependencies[dependency] = version;
      writeFileSync(file, JSON.stringify(about));
      const { status, said } = run('boundaries.mjs');
      assert.equal(status, 1);
      assert.match(said, new RegExp(`household-budget/package.json has ${dependency} `));
    });
  }

  test('a new feature of the server must say what it may enter', () => {
    mkdirSync(join(copy, 'packages/api/src/lottery'));
    const { status, said } = run('boundaries.mjs');
    assert.equal(status, 1);
    assert.match(said, /lottery\/ is not in the table/);
  });
});

describe('the schema promise', () => {
  test('without a release there is nothing to break, and it says so', () => {
    release(null);
    const { status, said } = run('schema-promise.mjs');
    assert.equal(status, 0, said);
    assert.match(said, /no release yet/);
  });

  test('a stale schema.graphql is caught', () => {
    release(null);
    appendFileSync(join(copy, SCHEMA), '\n"""Printed by nobody."""\nscalar Planted\n');
    const { status, said } = run('schema-promise.mjs');
    assert.equal(status, 1);
    assert.match(said, /schema\.graphql is stale/);
  });

  test('a stale simulate.graphql is caught', () => {
    release(null);
    appendFileSync(join(copy, SIMULATIONS), '\n"""Printed by nobody."""\nscalar Planted\n');
    const { status, said } = run('schema-promise.mjs');
    assert.equal(status, 1);
    assert.match(said, /simulate\.graphql is stale/);
  });

  test('what the last release had may not be gone', () => {
    release('v0.1.0');
    const { status, said } = run('schema-promise.mjs');
    assert.equal(status, 1);
    assert.match(said, /Query\.promised/);
  });

  test('before 1.0 a line in the changelog that names the place allows it', () => {
    release('v0.1.0');
    announce('- **Breaking:** `Query.other` is gone.');
    assert.equal(run('schema-promise.mjs').status, 1);
    announce('- **Breaking:** `Query.promised` is gone: ask for `viewer`.');
    const { status, said } = run('schema-promise.mjs');
    assert.equal(status, 0, said);
  });

  test('from 1.0 on no line allows it', () => {
    release('v1.0.0');
    announce('- **Breaking:** `Query.promised` is gone: ask for `viewer`.');
    assert.equal(run('schema-promise.mjs').status, 1);
  });
});

describe('the changelog of the schema', () => {
  const check = () => run('schema-changelog.mjs', '--check');

  test('is what the schema and its releases say, and what somebody wrote into it is caught', () => {
    release(null);
    assert.equal(check().status, 0, check().said);
    appendFileSync(join(copy, 'docs/schema-changelog.md'), '\n- `Query.weather`\n');
    const { status, said } = check();
    assert.equal(status, 1);
    assert.match(said, /docs\/schema-changelog\.md is stale/);
  });

  test('tells since a release what is gone, what is new and what is deprecated', () => {
    release('v0.1.0');
    const old = readFileSync(join(copy, SCHEMA), 'utf8');
    writeFileSync(
      join(copy, SCHEMA),
      old.replace(/viewer: Member$/m, 'viewer: Member @deprecated(reason: "Ask for somebody else. 2027-11-30")'),
    );
    assert.equal(check().status, 1);
    assert.equal(run('schema-changelog.mjs').status, 0);
    const [{ release: name, since, changes }, first] = JSON.parse(readFileSync(join(copy, CHANGELOG_JSON), 'utf8'));
    assert.deepEqual([name, since, first.release, first.since], ['Unreleased', 'v0.1.0', 'v0.1.0', null]);
    assert.deepEqual(
      changes.map(({ place, what, isBreaking = false }) => [place, what, isBreaking]),
      [
        ['Query.promised', 'REMOVED', true],
        ['Query.viewer', 'DEPRECATED', false],
      ],
    );
    assert.equal(check().status, 0);
  });
});

describe('the contract is described', () => {
  const lint = () => {
    const args = [join(copy, 'node_modules/eslint/bin/eslint.js'), SCHEMA, 'examples/operations/*.graphql'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: copy });
    return { status, said: `${stdout}${stderr}` };
  };

  test('as it is', () => {
    const { status, said } = lint();
    assert.equal(status, 0, said);
  });

  test('in each of its parts: whatever has no word is caught', () => {
    const planted = `
type PlantedType { "Described." field: Int }
"Described."
type PlantedOther { plantedField("Described." x: Int): Int  "Described." other(plantedArgument: Int): Int }
input PlantedInput { "Described." field: Int }
"Described."
input PlantedInputOther { plantedInputField: Int }
enum PlantedEnum { "Described." VALUE }
"Described."
enum PlantedEnumOther { PLANTED_VALUE }
union PlantedUnion = Money | PageInfo
interface PlantedInterface { "Described." field: Int }
scalar PlantedScalar
directive @plantedDirective on FIELD
`;
    const today = readFileSync(join(copy, SCHEMA), 'utf8');
    writeFileSync(
      join(copy, SCHEMA),
      `${today.replace(/"""[^"]+"""\ntype Query \{/, 'type Query {').replace('type Mutation {\n', 'type Mutation {\n  plantedRoot: Int\n\n')}${planted}`,
    );
    writeFileSync(join(copy, 'examples/operations/0-planted.graphql'), 'query PlantedOperation {\n  viewer {\n    id\n  }\n}\n');
    const { status, said } = lint();
    assert.equal(status, 1);
    const names = [
      ...planted.matchAll(
        /planted\w*|(?<=(?:type|input|enum|union|interface|scalar) )Planted(?:Type|Input|Enum|Union|Interface|Scalar)\b|PLANTED_VALUE/g,
      ),
    ];
    assert.equal(new Set(names.map(([name]) => name)).size, 11);
    for (const [name] of [...names, ['plantedRoot'], ['Query'], ['PlantedOperation']]) {
      assert.match(said, new RegExp(`[Dd]escription is required for .*"${name}"`), `${name}: ${said}`);
    }
  });
});

/** A history with a release whose schema had one field more than the one of today; with null, without a release. */
function release(tag) {
  const git = (...args) => execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.jp', ...args], { cwd: copy });
  const today = readFileSync(join(copy, SCHEMA), 'utf8');
  git('init', '-q');
  writeFileSync(join(copy, SCHEMA), today.replace('type Query {\n', 'type Query {\n  """Promised."""\n  promised: Int\n\n'));
  git('add', SCHEMA);
  git('commit', '-qm', 'release');
  if (tag !== null) git('tag', tag);
  writeFileSync(join(copy, SCHEMA), today);
}

function announce(line) {
  const file = join(copy, 'CHANGELOG.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('## Unreleased\n', `## Unreleased\n\n${line}\n`));
}

function run(script, ...options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, 'scripts', script), ...options], {
    encoding: 'utf8',
    cwd: copy,
  });
  return { status, said: `${stdout}${stderr}` };
}
