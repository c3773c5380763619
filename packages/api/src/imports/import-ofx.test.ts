import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountGlobalId } from '../accounts/index.js';
import { query } from '../platform/index.js';
import { BOOK, COFFEE, into, ofx, OfxImports, TRAIN } from '../test/ofx-imports.js';
import type { ImportTarget } from './import-account.js';
import type { ImportReport } from './import-ofx.js';

let imports: OfxImports;
beforeAll(async () => {
  imports = await OfxImports.start();
});
afterAll(() => imports.stop());

function dump(accountId: string): Promise<object[]> {
  return query(
    imports.database.fork(),
    `select t.used_on::text as day, t.amount_minor::text as amount, t.merchant, s.label, s.total_minor::text as total
       from card_transaction t join bill_line l on l.account_id = t.account_id and l.transaction_id = t.id
       left join statement s on s.account_id = l.account_id and s.id = l.statement_id
      where t.account_id = $1 order by t.used_on, t.id`,
    [accountId],
  );
}

const counts = ({ newCount, knownCount, keptApartCount }: ImportReport) => ({ newCount, knownCount, keptApartCount });

describe('an imported file', () => {
  it('puts its uses on one open statement whose total is their sum', async () => {
    const report = await imports.run(ofx([COFFEE, BOOK]), imports.newAccount());
    expect(await dump(report.account.id)).toEqual([
      { day: '2025-03-10', amount: '450', merchant: 'Coffee', label: '2025-03', total: '2450' },
      { day: '2025-03-12', amount: '2000', merchant: 'Book', label: '2025-03', total: '2450' },
    ]);
    expect(report.account.newLogin?.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){4}$/);
    const [statement] = await query(imports.database.fork(), 'select status, closing_date, due_date from statement where account_id = $1', [
      report.account.id,
    ]);
    expect(statement).toEqual({ status: 'OPEN', closing_date: null, due_date: null });
  });

  it('changes nothing the second time, by account or by --new-account', async () => {
    const target = imports.newAccount();
    const first = await imports.run(ofx([COFFEE, BOOK]), target);
    const before = await dump(first.account.id);
    expect(counts(await imports.run(ofx([COFFEE, BOOK]), into(first)))).toEqual({ newCount: 0, knownCount: 2, keptApartCount: 0 });
    const again = await imports.run(ofx([COFFEE, BOOK]), target);
    expect(again.account).toMatchObject({ id: first.account.id, isNew: false, newLogin: null });
    expect(await dump(first.account.id)).toEqual(before);
  });

  it('opens no second account for the same card, and names the one there is', async () => {
    const target = imports.newAccount();
    const first = await imports.run(ofx([COFFEE]), target);
    await expect(imports.run(ofx([TRAIN]), target)).rejects.toThrow(
      `has an account in USD with a card ending 9999 already; import into it with --account ${accountGlobalId(first.account.id)}.`,
    );
    expect((await imports.run(ofx([TRAIN], null, 'EUR'), target)).account.isNew).toBe(true);
  });

  it('shares uses with an overlapping file: a known use keeps its place', async () => {
    const first = await imports.run(ofx([COFFEE, BOOK]), imports.newAccount());
    const second = await imports.run(ofx([BOOK, TRAIN], ['20250311', '20250410']), into(first));
    expect(counts(second)).toEqual({ newCount: 1, knownCount: 1, keptApartCount: 0 });
    expect(await dump(first.account.id)).toMatchObject([
      { merchant: 'Coffee', label: '2025-03', total: '2450' },
      { merchant: 'Book', label: '2025-03' },
      { merchant: 'Train', label: '2025-04', total: '700' },
    ]);
  });

  it('keeps equal rows without an id apart, and knows how many it has', async () => {
    const first = await imports.run(ofx([COFFEE, COFFEE]), imports.newAccount());
    expect(first.newCount).toBe(2);
    expect(counts(await imports.run(ofx([COFFEE, COFFEE, COFFEE]), into(first)))).toEqual({
      newCount: 1,
      knownCount: 2,
      keptApartCount: 0,
    });
  });

  it('keeps a repeated id with other content apart, and takes one with the same content once', async () => {
    const other = { ...BOOK, amount: '-21.00' };
    const report = await imports.run(ofx([BOOK, other, BOOK]), imports.newAccount());
    expect(counts(report)).toEqual({ newCount: 2, knownCount: 1, keptApartCount: 1 });
  });

  it('knows a use by its id, day and amount, whatever the bank writes beside them the next time', async () => {
    const report = await imports.run(ofx([BOOK, TRAIN]), imports.newAccount());
    const again = [
      { ...BOOK, name: 'Book, corrected' },
      { ...TRAIN, name: 'Train, corrected' },
    ];
    expect(counts(await imports.run(ofx(again), into(report)))).toEqual({ newCount: 0, knownCount: 2, keptApartCount: 0 });
    expect(await dump(report.account.id)).toMatchObject([{ merchant: 'Book' }, { merchant: 'Train' }]);
  });

  it('keeps two texts under one id, day and amount apart within a file, and knows both the next time', async () => {
    const two = ofx([BOOK, { ...BOOK, name: 'Another book' }]);
    const report = await imports.run(two, imports.newAccount());
    expect(counts(report)).toEqual({ newCount: 2, knownCount: 0, keptApartCount: 1 });
    expect(counts(await imports.run(two, into(report)))).toEqual({ newCount: 0, knownCount: 2, keptApartCount: 0 });
  });

  it('labels further statements of a month 2 and 3, and finds its period in its uses where it names none', async () => {
    const first = await imports.run(ofx([COFFEE]), imports.newAccount());
    const second = await imports.run(ofx([BOOK], null), into(first));
    expect(second).toMatchObject({ period: { start: '2025-03-12', end: '2025-03-12' }, statement: { label: '2025-03-2' } });
    expect((await imports.run(ofx([{ ...BOOK, fitid: 'B2' }], ['20250302', '20250330']), into(first))).statement?.label).toBe('2025-03-3');
  });

  it('leaves the lines of a closed bill alone', async () => {
    const first = await imports.run(ofx([COFFEE]), imports.newAccount());
    await query(imports.database.fork(), `update statement set status = 'CLOSED', closing_date = period_end where account_id = $1`, [
      first.account.id,
    ]);
    const second = await imports.run(ofx([COFFEE, BOOK]), into(first));
    expect(second).toMatchObject({ newCount: 1, statement: null });
    expect(await dump(first.account.id)).toMatchObject([
      { label: '2025-03', total: '450' },
      { merchant: 'Book', label: null },
    ]);
  });

  it('opens one account for all files of a card in one command', async () => {
    const target = imports.newAccount();
    const first = await imports.run(ofx([COFFEE]), target);
    const next = await imports.run(ofx([TRAIN], ['20250401', '20250430']), { ...target, opened: [first.account] } as ImportTarget);
    expect(next.account).toMatchObject({ id: first.account.id, newLogin: null });
  });

  it('goes into several thousand rows at once', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({ ...COFFEE, fitid: `N${index}` }));
    const report = await imports.run(ofx(rows), imports.newAccount());
    expect(report.statement?.totalMinor).toBe(5000n * 450n);
  });
});
