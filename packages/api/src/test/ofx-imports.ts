import { importOfx, type ImportReport, type ImportTarget } from '../imports/index.js';
import { createMetrics, createPasswordHasher, query, type Database, type PasswordHasher } from '../platform/index.js';
import { openEmbeddedDatabase } from './migrated-folder.js';

export interface OfxRow {
  day: string;
  amount: string;
  name: string;
  fitid?: string;
}

/** A card statement with these uses, the first on its second line. */
export function ofx(
  rows: readonly OfxRow[],
  period: readonly [string, string] | null = ['20250301', '20250331'],
  currency = 'USD',
): string {
  const uses = rows.map(
    ({ day, amount, name, fitid }) => `\n<STMTTRN><DTPOSTED>${day}<TRNAMT>${amount}<FITID>${fitid ?? ''}<NAME>${name}</STMTTRN>`,
  );
  const dates = period === null ? '' : `<DTSTART>${period[0]}<DTEND>${period[1]}`;
  return `<OFX><CCSTMTRS><CURDEF>${currency}<CCACCTFROM><ACCTID>9999</CCACCTFROM><BANKTRANLIST>${dates}${uses.join('')}</BANKTRANLIST></CCSTMTRS></OFX>`;
}

export const COFFEE: OfxRow = { day: '20250310', amount: '-4.50', name: 'Coffee' };
export const BOOK: OfxRow = { day: '20250312', amount: '-20.00', name: 'Book', fitid: 'B1' };
export const TRAIN: OfxRow = { day: '20250402', amount: '-7.00', name: 'Train', fitid: 'T1' };

/** An empty database that OFX files go into. */
export class OfxImports {
  private users = 0;

  private constructor(
    readonly database: Database,
    readonly hasher: PasswordHasher,
  ) {}

  static async start(): Promise<OfxImports> {
    const hasher = createPasswordHasher(createMetrics());
    return new OfxImports(await openEmbeddedDatabase(), hasher);
  }

  async stop(): Promise<void> {
    await this.hasher.close();
    await this.database.close();
  }

  /** A new account for each test, opened by its first file. */
  newAccount(opened: ImportReport['account'][] = []): ImportTarget {
    this.users += 1;
    return { kind: 'NEW_ACCOUNT', userId: `user-${this.users}`, timeZone: 'Asia/Tokyo', currency: null, opened };
  }

  run(
    text: string,
    target: ImportTarget,
    options: { isDryRun?: boolean; signal?: AbortSignal; onProgress?: () => void } = {},
  ): Promise<ImportReport> {
    const defaults = { isDryRun: false, badRecords: null, signal: new AbortController().signal, onProgress: () => undefined };
    return importOfx(this.database.fork(), this.hasher, { name: 'march.ofx', bytes: Buffer.from(text), target, ...defaults, ...options });
  }

  rows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return query<Row>(this.database.fork(), sql, [...parameters]);
  }
}

export const into = (report: ImportReport): ImportTarget => ({ kind: 'ACCOUNT', accountId: report.account.id });
