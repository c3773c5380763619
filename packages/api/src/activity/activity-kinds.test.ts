import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { KNOWN_KINDS } from './activity.view.js';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));

it('every kind that is recorded has its word in the API', () => {
  const recorded = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => kindsRecordedIn(readFileSync(join(SOURCES, name), 'utf8')));
  expect(recorded.length).toBeGreaterThan(5);
  expect(recorded.filter((kind) => !KNOWN_KINDS.includes(kind))).toEqual([]);
});

/** The kinds in calls of `recordActivity` and in what is passed to it as `NewActivity`. */
function kindsRecordedIn(source: string): string[] {
  return [...source.matchAll(/recordActivity\(([^;]*);/g)].flatMap(([, call = '']) =>
    [...(/\bkind: ([^,]*)/.exec(call)?.[1]?.matchAll(/'([A-Z_]+)'/g) ?? [])].map(([, kind = '']) => kind),
  );
}
