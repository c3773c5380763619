import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ROOT } from './toolchain.mjs';

/** The features of the server, each with those it may enter, always by their index. A new feature joins by one line. */
const ARROWS = {
  activity: [],
  notifications: [],
  errands: [],
  accounts: ['activity', 'notifications'],
  sessions: ['activity'],
  factors: ['accounts', 'activity', 'notifications'],
  identity: ['accounts', 'activity', 'factors', 'notifications', 'sessions'],
  enrolment: ['accounts', 'activity', 'errands', 'identity', 'notifications', 'sessions'],
  recovery: ['accounts', 'activity', 'enrolment', 'errands', 'identity', 'notifications', 'sessions'],
  concierge: [
    'accounts',
    'activity',
    'enrolment',
    'factors',
    'family',
    'identity',
    'members',
    'notifications',
    'recovery',
    'sessions',
    'statements',
  ],
  statements: ['accounts', 'activity', 'identity', 'notifications'],
  members: ['accounts', 'activity', 'identity', 'notifications'],
  family: ['accounts', 'activity', 'members', 'notifications'],
  installments: ['accounts', 'activity', 'statements'],
  apps: ['accounts', 'activity', 'identity', 'notifications', 'sessions'],
  webhooks: ['accounts', 'activity', 'apps', 'notifications'],
  imports: ['accounts', 'family', 'identity', 'installments', 'members', 'statements'],
  developers: ['activity', 'apps', 'webhooks'],
  downloads: ['accounts', 'imports', 'statements'],
  simulation: ['accounts', 'family', 'members', 'statements'],
};
const FEATURES = Object.keys(ARROWS);
/** The other folders of the server: what features stand on, and what is composed of features. */
const PURE_FOLDERS = ['money', 'calendar', 'lockout'];
const BASE_FOLDERS = [...PURE_FOLDERS, 'platform'];
const OUTER_FOLDERS = ['http', 'cli', 'demo', 'test', 'attacks'];
const WEB_BASE_FOLDERS = ['app', 'platform', 'ui'];
const WEB_FEATURES = readdirSync(join(ROOT, 'packages/web/src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !WEB_BASE_FOLDERS.includes(entry.name))
  .map(({ name }) => name);

/** The programs that use the API as an outsider would. */
const EXAMPLES = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, 'examples', entry.name, 'package.json')))
  .map(({ name }) => name);

const oneOf = (names) => `(${names.join('|')})`;
const API = '^packages/api/src/';
const WEB = '^packages/web/src/';
const RUN_TIME_OF_OTHERS = '^@meisai/(api|web|schema$)';

/** What must never be imported: a file that matches `from` must not reach what matches `to`; `why` is told to who did. */
const RULES = [
  {
    from: '^packages/schema/src/',
    to: '^(@mikro-orm|node:|@meisai/(api|web)|packages/(api|web)/)',
    why: 'the contract knows no database, no Node and no other package',
  },
  {
    from: '^packages/schema/src/rules/',
    to: '^(?!packages/schema/src/rules/)',
    why: 'the browser loads the shared rules: they import nothing',
  },
  {
    from: `${API}${oneOf(PURE_FOLDERS)}/`,
    to: `^packages/(?!api/src/${oneOf(PURE_FOLDERS)}/)`,
    why: `${PURE_FOLDERS.join(', ')} are plain arithmetic`,
  },
  { from: `${API}platform/`, to: `${API}${oneOf([...FEATURES, ...OUTER_FOLDERS])}/`, why: 'the platform knows no feature' },
  {
    from: `${API}${oneOf(FEATURES)}/`,
    to: `${API}(${oneOf(OUTER_FOLDERS)}/|(server|features|main|cli|graphql-schema)\\.ts)`,
    why: 'a feature does not know what is composed of it',
  },
  {
    from: `${API}(${oneOf(FEATURES)}/|platform/(?!services\\.ts$))`,
    to: `${API}config\\.ts$`,
    why: 'settings come with the services',
  },
  {
    from: '\\.rules\\.ts$',
    to: `^(?!@meisai/schema/rules$|packages/)|${API}(platform|config|${OUTER_FOLDERS.join('|')})|\\.(entity|queries|view|resolver|store)\\.ts$`,
    why: `rules are pure: ${PURE_FOLDERS.join(', ')}, the shared rules and their own types, nothing else`,
  },
  {
    from: '\\.entity\\.ts$',
    to: '^(type-graphql|graphql$|@meisai/)|\\.rules\\.ts$',
    why: 'an entity is the stored shape and decides nothing',
  },
  {
    from: '\\.(view|resolver)\\.ts$',
    to: '^(@mikro-orm|kysely|pg$)',
    why: 'views and resolvers do not touch the database layer',
  },
  {
    from: `${API}${oneOf(FEATURES)}/(?!.*\\.(view|resolver)\\.ts$|index\\.ts$)`,
    to: '^(@meisai/schema$|type-graphql$)|\\.resolver\\.ts$',
    why: 'only views and resolvers know the classes of the API',
  },
  { from: `${WEB}ui/`, to: '^(@apollo|packages/web/src/(?!ui/)|@meisai/)', why: 'ui knows no data and no feature' },
  { from: `${WEB}platform/`, to: `${WEB}${oneOf([...WEB_FEATURES, 'app'])}/`, why: 'the platform knows no feature' },
  { from: `${WEB}${oneOf(WEB_FEATURES)}/`, to: `${WEB}app/`, why: 'a feature of the client does not know the app around it' },
  { from: `${API}(?!test/)`, to: `${API}test/`, why: 'what serves does not know what tests it' },
  { from: WEB, to: RUN_TIME_OF_OTHERS, why: 'the client takes the shared rules from @meisai/schema/rules, and nothing else of ours' },
  { from: '^packages/', to: '^packages/[^/]+/dist/', why: 'sources import sources' },
  ...EXAMPLES.map((name) => ({
    from: `^examples/${name}/`,
    to: `^(@meisai/|packages/|(e2e|bench|scripts|examples)/(?!${name}/))`,
    why: 'an example is an outsider: it has the published schema, and nothing else of ours',
  })),
].map(({ from, to, why }) => ({ from: new RegExp(from), to: new RegExp(to), why }));

const problems = [...unknownFolders(), ...EXAMPLES.flatMap(strayPackages), ...sourceFiles().flatMap(check)];
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exit(1);

function check(file) {
  if (/\.test\.tsx?$/.test(file) && !file.startsWith('examples/')) return [];
  const imports = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name);
  return imports.flatMap((name) => {
    const target = name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)).replace(/\.js$/, '.ts') : name;
    const broken = RULES.filter(({ from, to }) => from.test(file) && to.test(target)).map(({ why }) => why);
    return [...broken, ...crossing(file, target)].map((why) => `${file} imports ${name}: ${why}`);
  });
}

/** A way from one feature into another: along the arrows, and through the index. */
function crossing(file, target) {
  const [, side, from] = /^packages\/(api|web)\/src\/([^/]+)\//.exec(file) ?? [];
  const [, targetSide, to] = /^packages\/(api|web)\/src\/([^/]+)\//.exec(target) ?? [];
  if (side === undefined || side !== targetSide || from === to) return [];
  if (side === 'web')
    return WEB_FEATURES.includes(from) && WEB_FEATURES.includes(to) ? ['features of the client do not know each other'] : [];
  if (!FEATURES.includes(to)) return [];
  if (!target.endsWith('/index.ts')) return [`${to} is entered by its index only`];
  if (FEATURES.includes(from) && !ARROWS[from].includes(to)) return [`the arrows do not lead from ${from} to ${to}`];
  return [];
}

/** A folder that no rule names would be guarded by none. */
function unknownFolders() {
  const known = [...FEATURES, ...BASE_FOLDERS, ...OUTER_FOLDERS];
  return readdirSync(join(ROOT, 'packages/api/src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !known.includes(entry.name))
    .map(({ name }) => `packages/api/src/${name}/ is not in the table of scripts/boundaries.mjs: say what it may enter`);
}

/** An example can be copied out, and so writes its versions out: they must be those that everything else is tested with. */
function strayPackages(name) {
  const file = `examples/${name}/package.json`;
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  const catalog = readFileSync(join(ROOT, 'pnpm-workspace.yaml'), 'utf8');
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([dependency, version]) => !catalog.split('\n').some((line) => line.replaceAll("'", '') === `  ${dependency}: ${version}`))
    .map(
      ([dependency, version]) => `${file} has ${dependency} ${version}: it takes public packages, in the versions of pnpm-workspace.yaml`,
    );
}

function sourceFiles() {
  const examples = EXAMPLES.map((name) => `examples/${name}/src`);
  return ['packages/schema/src', 'packages/api/src', 'packages/web/src', ...examples].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.generated.'))
      .map((name) => join(folder, name)),
  );
}
