import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { groupChanges, SCHEMA_RELEASES } from './schema-changes.js';

describe('the changelog of the schema', () => {
  it('is what was written from it, the next release on top', () => {
    const file = createRequire(import.meta.url).resolve('@meisai/schema/changelog.json');
    expect(SCHEMA_RELEASES).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    expect(SCHEMA_RELEASES[0]?.release).toBe('Unreleased');
    expect(JSON.stringify(SCHEMA_RELEASES)).not.toMatch(/OperatorRecord|checkIdentity/);
  });

  it('is told by what was done, what may hurt first', () => {
    const changes = [
      { place: 'Query.a', what: 'ADDED' },
      { place: 'Query.b', what: 'REMOVED', isBreaking: true },
      { place: 'Query.c', what: 'ADDED' },
    ] as const;
    expect(groupChanges({ release: 'v2.0.0', since: 'v1.0.0', changes })).toEqual([
      { what: 'REMOVED', changes: [changes[1]] },
      { what: 'ADDED', changes: [changes[0], changes[2]] },
    ]);
  });
});
