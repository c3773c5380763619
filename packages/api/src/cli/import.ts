import { accountGlobalId } from '../accounts/index.js';
import { resolve } from 'node:path';
import { formatAmount } from '../money/currency.js';
import { InputError } from '../platform/index.js';
import {
  BadRecordsFile,
  importOfx,
  maskDigitRuns,
  readImportFile,
  type ImportReport,
  type ImportTarget,
  type TargetAccount,
} from '../imports/index.js';
import { UsageError, type Command, type CommandCall, type OptionValues } from './command.js';
import { badLines, importOneFeed, isFeed, progressLine } from './import-feed.js';
import { currencyOption, textOption, timeZoneOption } from './option-values.js';

const HELP = `Reads OFX 1.x (SGML) and 2.x (XML) credit-card statements and CSV (docs/csv.md) into one account, and an issuer's feed
(docs/feed.md), a file named .ndjson, which names its accounts itself. Each file is imported whole or not at all; a file that was imported before
changes nothing. A bad file is refused with each bad line and its reason.

  --account ID          into this account (see "meisai account list")
  --new-account USERID  into a new account of the member with this user ID; a member who is not there yet is added
                        with a new password, which is printed once
  --currency CODE       with --new-account: the currency of files that name none
  --time-zone ZONE      with --new-account: its time zone; Asia/Tokyo otherwise
  --skip-bad            leaves bad records out instead, and writes them to FILE.bad.ndjson, card numbers masked
  --dry-run             says what would happen and keeps nothing

Exit code: 0 when every file was imported, 1 when one was refused, 2 when the command line is wrong.`;

export const importFiles: Command = {
  name: 'import',
  summary: 'Imports card uses from OFX and CSV files, and issuers’ feeds.',
  usage: 'FILE… [--account ID | --new-account USERID] [OPTION…]',
  help: HELP,
  options: {
    account: { type: 'string' },
    'new-account': { type: 'string' },
    currency: { type: 'string' },
    'time-zone': { type: 'string' },
    'skip-bad': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  positionals: { min: 1, max: Infinity },
  // A feed keeps keyed fingerprints of card numbers.
  needsSecretKey: (_, positionals) => positionals.some(isFeed),
  asksFor: () => null,
  run,
};

async function run(call: CommandCall): Promise<number> {
  const readTarget = targetOf(call.values, call.positionals);
  const opened: TargetAccount[] = [];
  let refused = 0;
  for (const name of call.positionals) {
    try {
      if (isFeed(name)) {
        await importOneFeed(call, name);
        continue;
      }
      const report = await importOne(call, name, readTarget(opened));
      if (call.values['dry-run'] !== true) opened.push(report.account);
      call.output.print(summaryOf(name, report, call.values['dry-run'] === true));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      refused += 1;
      call.output.warn(`${error.message}\n`);
    }
  }
  if (refused > 0 && call.positionals.length > 1) call.output.warn(`${refused} of ${call.positionals.length} files were refused.\n`);
  return refused > 0 ? 1 : 0;
}

function targetOf(values: OptionValues, names: readonly string[]): (opened: readonly TargetAccount[]) => ImportTarget {
  const accountId = textOption(values, 'account');
  const userId = textOption(values, 'new-account');
  const isNone = accountId === null && userId === null;
  if (names.every(isFeed)) {
    if (!isNone) throw new UsageError('A feed names its accounts itself: leave out --account and --new-account.');
    return () => ({ kind: 'ACCOUNT', accountId: '' });
  }
  if ((accountId === null) === (userId === null))
    throw new UsageError('Say where the uses go: either --account ID or --new-account USERID.');
  if (accountId !== null) return () => ({ kind: 'ACCOUNT', accountId });
  const currency = currencyOption(values);
  const timeZone = timeZoneOption(values);
  return (opened) => ({ kind: 'NEW_ACCOUNT', userId: userId ?? '', timeZone, currency, opened });
}

async function importOne(
  { services, output, values, cwd, signal }: CommandCall,
  name: string,
  target: ImportTarget,
): Promise<ImportReport> {
  const path = resolve(cwd, name);
  const bytes = await readImportFile(path, name);
  signal.throwIfAborted();
  return importOfx(services.database.fork(), services.passwordHasher, {
    name,
    bytes,
    target,
    isDryRun: values['dry-run'] === true,
    badRecords: values['skip-bad'] === true ? new BadRecordsFile(path) : null,
    signal,
    onProgress: (done, all) => output.progress(progressLine(name, done, all, `${done} of ${all} uses`)),
  });
}

function summaryOf(name: string, report: ImportReport, isDryRun: boolean): string {
  const { account, useCount, newCount, knownCount, keptApartCount, badCount, period, statement, notes } = report;
  const total =
    statement === null
      ? null
      : `${statement.label}${statement.isClosed ? ', closed' : ''}, total ${formatAmount(statement.totalMinor, account.currency)}`;
  const lines = [
    `${maskDigitRuns(name)}: ${isDryRun ? 'would import' : 'imported'} ${newCount} new of ${useCount} uses, ${knownCount} already known`,
    ...(keptApartCount > 0 ? [`  kept apart: ${keptApartCount} with an id the account already has for another use`] : []),
    ...badLines(name, badCount, isDryRun),
    ...(period === null ? [] : [`  period: ${period.start} to ${period.end}`]),
    ...(total === null ? [] : [`  statement: ${total}`]),
    ...(isDryRun && account.isNew
      ? ['  account: a new one']
      : [`  account: ${accountGlobalId(account.id)}${account.isNew ? ' (new)' : ''}`]),
    ...notes.map((note) => `  note: ${note}`),
    ...loginLines(account, isDryRun),
  ];
  return `${lines.join('\n')}\n`;
}

function loginLines({ newLogin }: TargetAccount, isDryRun: boolean): string[] {
  if (newLogin === null) return [];
  if (isDryRun) return [`  login: user ID ${newLogin.userId}, to be made`];
  return [`  login: user ID ${newLogin.userId}, password ${newLogin.password} (shown only now)`];
}
