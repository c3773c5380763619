import { basename, resolve } from 'node:path';
import { importFeed, maskDigitRuns, type FeedCounts, type FeedReport } from '../imports/index.js';
import type { CommandCall } from './command.js';

/** A feed is told by its name, before anything of it is read: it needs the secret of the service. */
export function isFeed(name: string): boolean {
  return /\.(?:ndjson|jsonl)$/i.test(name);
}

/** Imports one feed and tells what came of it. @throws {InputError} naming what is wrong with it. */
export async function importOneFeed({ services, output, values, cwd, signal }: CommandCall, name: string): Promise<void> {
  const isDryRun = values['dry-run'] === true;
  const report = await importFeed(services.database.fork(), services.keys, {
    name,
    path: resolve(cwd, name),
    isDryRun,
    skipsBad: values['skip-bad'] === true,
    signal,
    onProgress: (done, all, count) => output.progress(progressLine(name, done, all, `${count} records`)),
  });
  output.print(summaryOf(name, report, isDryRun));
}

const BAR_WIDTH = 24;

/** How far a file is, as a bar. */
export function progressLine(name: string, done: number, all: number, told: string): string {
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const bar = '#'.repeat(Math.floor(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '-');
  return `${maskDigitRuns(name)}: [${bar}] ${Math.floor(share * 100)} %, ${told}`;
}

const NAMES: [keyof FeedCounts, string, string][] = [
  ['product', 'product', 'products'],
  ['installments', 'product’s installments', 'products’ installments'],
  ['member', 'member', 'members'],
  ['contact', 'contact', 'contacts'],
  ['account', 'account', 'accounts'],
  ['card', 'card', 'cards'],
  ['use', 'record of uses', 'records of uses'],
];

function summaryOf(name: string, { counts, badCount }: FeedReport, isDryRun: boolean): string {
  const all = Object.values(counts);
  const sum = (what: 'new' | 'changed' | 'known'): number => all.reduce((total, count) => total + count[what], 0);
  const told = NAMES.flatMap(([kind, one, many]) => {
    const { new: added, changed, known } = counts[kind];
    const total = added + changed + known;
    return total === 0 ? [] : [`  ${total} ${total === 1 ? one : many}: ${added} new, ${changed} changed, ${known} known`];
  });
  return `${[
    `${maskDigitRuns(name)}: ${isDryRun ? 'would import' : 'imported'} ${sum('new')} new, ${sum('changed')} changed, ${sum('known')} already known`,
    ...told,
    ...badLines(name, badCount, isDryRun),
  ].join('\n')}\n`;
}

/** What the summary says of records that were left out. */
export function badLines(name: string, badCount: number, isDryRun: boolean): string[] {
  if (badCount === 0) return [];
  const where = isDryRun ? 'to be written to' : 'written to';
  return [`  left out: ${badCount} bad record${badCount === 1 ? '' : 's'}, ${where} ${maskDigitRuns(basename(name))}.bad.ndjson`];
}
