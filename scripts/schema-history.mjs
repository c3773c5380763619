import { execFileSync } from 'node:child_process';
import { ROOT } from './toolchain.mjs';

export const SCHEMA_FILE = 'packages/schema/schema.graphql';

/** The tags of all releases, the newest first. */
export function listReleases() {
  return git(['tag', '--list', 'v*', '--sort=-v:refname'])
    .split('\n')
    .filter((tag) => tag !== '');
}

/** The contract as a release promised it. */
export function schemaOf(tag) {
  return git(['show', `${tag}:${SCHEMA_FILE}`]);
}

function git(args) {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
