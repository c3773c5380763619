import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ROOT } from './toolchain.mjs';

/** The features of the server, each with those it may enter, always by their index. */
const ARROWS = {
  notifications: [],
  accounts: ['notifications'],
  identity: ['accounts', 'notifications'],
  statements: ['identity', 'accounts', 'notifications'],
};
const FEATURES = Object.keys(ARROWS);
const WEB_FEATURES = ['identity', 'statements'];

/** What must never be imported: files that match `from` must not reach what matches `to`; `why` is told to who did. */
const RULES = [
  {
    from: /^packages\/schema\/src\//,
    to: /^(@mikro-orm|node:|@meisai\/(api|web))/,
    why: 'the contract knows no database, no Node and no other package',
  },
  {
    from: /^packages\/schema\/src\/rules\//,
    to: /^(?!packages\/schema\/src\/rules\/|vitest$|fast-check$)/,
    why: 'the browser loads the shared rules: they import nothing',
  },
  {
    from: /^packages\/api\/src\/(money|calendar)\//,
    to: /^packages\/(?!api\/src\/(money|calendar)\/)/,
    why: 'money and calendar are plain arithmetic',
  },
  {
    from: /^packages\/api\/src\/platform\//,
    to: new RegExp(`^packages/api/src/(${FEATURES.join('|')})/`),
    why: 'the platform knows no feature',
  },
  {
    from: /\.rules\.ts$/,
    to: /^(@mikro-orm|type-graphql|graphql|node:|packages\/api\/src\/(platform|config|http|cli))/,
    why: 'rules are pure: no database, GraphQL, Node, configuration or clock',
  },
  { from: /\.entity\.ts$/, to: /^(type-graphql|.*\.rules\.ts$)/, why: 'entities are the stored shape and decide nothing' },
  { from: /\.(view|resolver)\.ts$/, to: /^@mikro-orm/, why: 'views and resolvers do not touch the database layer' },
  { from: /\.queries\.ts$/, to: /^(@meisai\/schema$|.*\.resolver\.ts$)/, why: 'queries know neither the API’s classes nor its resolvers' },
  { from: /^packages\/web\/src\/ui\//, to: /^(@apollo|packages\/web\/src\/(?!ui\/))/, why: 'ui knows no data and no feature' },
  {
    from: /^packages\/web\/src\/(identity|statements)\//,
    to: /^(packages\/web\/src\/app\/|@meisai\/(api|schema$))/,
    why: 'a feature of the client knows neither the app around it nor the server',
  },
];

const problems = sourceFiles().flatMap(check);
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exit(1);

function check(file) {
  const imports = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name);
  return imports.flatMap((name) => {
    const target = name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)).replace(/\.js$/, '.ts') : name;
    const broken = RULES.filter(({ from, to }) => from.test(file) && to.test(target)).map(({ why }) => why);
    return [...broken, ...crossing(file, target)].map((why) => `${file} imports ${name}: ${why}`);
  });
}

/** A way from one feature into another: along the arrows, and through the index. */
function crossing(file, target) {
  const isTest = /\.test\.tsx?$/.test(file);
  const [, side, from] = /^packages\/(api|web)\/src\/([^/]+)\//.exec(file) ?? [];
  const [, targetSide, to] = /^packages\/(api|web)\/src\/([^/]+)\//.exec(target) ?? [];
  if (side === undefined || side !== targetSide || from === to || isTest) return [];
  if (side === 'web')
    return WEB_FEATURES.includes(from) && WEB_FEATURES.includes(to) ? ['features of the client do not know each other'] : [];
  if (!FEATURES.includes(to) || from === 'test') return [];
  if (!target.endsWith('/index.ts')) return [`${to} is entered by its index only`];
  if (FEATURES.includes(from) && !ARROWS[from].includes(to)) return [`the arrows do not lead from ${from} to ${to}`];
  return [];
}

function sourceFiles() {
  return ['packages/schema/src', 'packages/api/src', 'packages/web/src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.generated.'))
      .map((name) => join(folder, name)),
  );
}
