import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { KNOWN_KINDS } from './activity.view.js';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));

/** What operators do among themselves; no member sees these. */
const OF_THE_DESK = ['LOCKOUT_THRESHOLD_SET', 'OPERATOR_ADDED', 'OPERATOR_REFUSED', 'OPERATOR_REMOVED'];
/** What two operators decide about; each with an ending that says how far it is. */
const PROPOSALS = ['CHANGE_CONTACT', 'REMOVE_SECOND_FACTORS'];
/** Calls that are told their kind by their own caller, who is looked at as well. */
const PASSED_ON = ['news', 'act.kind'];

it('every kind that is recorded has its word in the API', () => {
  const recorded = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => kindsIn(readFileSync(join(SOURCES, name), 'utf8')));
  expect(recorded.length).toBeGreaterThan(25);
  expect(recorded.filter((kind) => ![...KNOWN_KINDS, ...OF_THE_DESK].includes(kind))).toEqual([]);
});

function kindsIn(source: string): string[] {
  const calls = [...source.matchAll(/(?<!function )\b(?:recordActivity|actOnMember(?:<\w+>)?)\(([^;]*);/g)]
    .map(([, call = '']) => /\bkind: ([^,})]*(?:\}[^,})]*)?)/.exec(call)?.[1]?.trim() ?? '')
    .filter((kind) => !PASSED_ON.includes(kind));
  const passedOn = [...source.matchAll(/\bnews: ([^,;]*)/g)].map(([, news = '']) => news).filter((news) => news.includes("'"));
  return [...calls, ...passedOn].flatMap(readKind);
}

/** The words in an expression; one that hides them is returned as it is, and found unknown. */
function readKind(expression: string): string[] {
  const [, ending] = /^`\$\{kind\}(_[A-Z]+)`$/.exec(expression) ?? [];
  if (ending !== undefined) return PROPOSALS.map((kind) => kind + ending);
  const literals = [...expression.matchAll(/'([A-Z_]+)'/g)].map(([, literal = '']) => literal);
  return literals.length === 0 ? [expression] : literals;
}
