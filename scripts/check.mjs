import { build, ensureToolchain, install, run, say } from './toolchain.mjs';

/** What a change must pass besides its tests. All run, so that one look shows everything. */
const CHECKS = [
  {
    name: 'types',
    command: 'pnpm',
    args: ['-r', '--no-bail', '--filter=!@meisai/examples', 'exec', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
  },
  { name: 'oxlint', command: 'pnpm', args: ['exec', 'oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: 'pnpm', args: ['exec', 'oxfmt', '--check'] },
  { name: 'boundaries', command: 'node', args: ['scripts/boundaries.mjs'] },
  { name: 'unused code', command: 'pnpm', args: ['exec', 'knip', '--no-progress'] },
  {
    name: 'GraphQL',
    command: 'pnpm',
    args: [
      'exec',
      'eslint',
      'packages/web/src/**/*.graphql',
      'packages/schema/*.graphql',
      'examples/{operations,operators,simulations,*/src}/*.graphql',
    ],
  },
  { name: 'schema changelog', command: 'node', args: ['scripts/schema-changelog.mjs', '--check'] },
  { name: 'schema promise', command: 'node', args: ['scripts/schema-promise.mjs'] },
];

if (process.argv.includes('--help')) {
  process.stdout.write(`npm run check: ${CHECKS.map(({ name }) => name).join(', ')}.\n`);
  process.exit(0);
}
await ensureToolchain();
await install();
await build();

const failed = [];
for (const { name, command, args } of CHECKS) {
  const began = performance.now();
  const code = await run(command, args);
  if (code !== 0) failed.push(name);
  say(`${code === 0 ? '✓' : '✗'} ${name}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
if (failed.length > 0) say(`\nNot clean: ${failed.join(', ')}.`);
process.exit(failed.length > 0 ? 1 : 0);
