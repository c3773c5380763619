import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/days.js';
import type { ExportedLine, ExportedStatement } from './exported-statement.js';
import { writePdf } from './write-pdf.js';

const MERCHANTS = [
  '喫茶まどか',
  'スーパーみなと 中央店',
  'Riverside Books & Coffee House',
  'ｾﾌﾞﾝ-ｲﾚﾌﾞﾝ 神保町三丁目店',
  '株式会社とても長い名前の店舗本店営業部東京支社',
];

function statementOf(count: number): ExportedStatement {
  const lines = Array.from({ length: count }, (_, n) => lineOf(n));
  const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return {
    label: '2026-10',
    status: 'CLOSED',
    currency: 'JPY',
    periodStart: '2026-09-16',
    periodEnd: '2026-10-15',
    closingDate: '2026-10-15',
    dueDate: '2026-11-10',
    isShare: false,
    ownLastFour: null,
    totalMinor,
    previousBalanceMinor: 0n,
    lines,
    changes: [],
    amountDueMinor: totalMinor,
  };
}

function lineOf(n: number): ExportedLine {
  return {
    kind: n % 17 === 16 ? 'REFUND' : 'PURCHASE',
    usedOn: addDays('2026-09-16', n % 30),
    postedOn: null,
    merchant: MERCHANTS[n % MERCHANTS.length] ?? '',
    amountMinor: n % 17 === 16 ? -1280n : 1280n + BigInt(n),
    feeMinor: null,
    original: n % 7 === 0 ? { minorUnits: 1299n, currency: 'USD' } : null,
    lastFour: '4821',
    id: String(n),
    part: null,
    isChange: false,
  };
}

describe('a statement written as PDF', () => {
  it('is tagged, names its language, and stays under 200 KiB for 200 uses', async () => {
    const pdf = await writePdf({
      summary: null,
      statement: statementOf(200),
      accountName: '明細ゴールドカード',
      memberName: '山田 花子',
      language: 'ja',
    });
    const text = pdf.toString('latin1');
    expect(text).toContain('/MarkInfo');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/\/Lang \(.*ja-JP/s);
    expect(pdf.length).toBeLessThan(200 * 1024);
  });

  it.each([
    ['ja', '2026年10月分 ご利用明細', '山田 花子', '2026年11月10日', '¥3,843'],
    ['en', 'Statement for October 2026', 'Hanako Yamada', 'Nov 10, 2026', '¥3,843'],
  ] as const)('says in %s what the statement says, as text', async (language, title, memberName, dueDate, total) => {
    const pdf = await writePdf({ summary: null, statement: statementOf(3), accountName: 'Gold', memberName, language });
    const text = await textOf(pdf);
    for (const words of [title, memberName, dueDate, total, '喫茶まどか', '4821', '$12.99']) expect(text).toContain(words);
  });

  it.each([
    [
      'ja',
      ['6回払いの2回目', 'うち手数料 ¥408', '締め後の変更', '当初のご請求金額', 'お支払い予定額', 'お支払い済み額', '¥20,000', '¥1,688'],
    ],
    ['en', ['2 of 6', 'incl. fee ¥408', 'Changed after closing', 'Total as it was sent', 'Amount due', 'Paid so far']],
  ] as const)(
    'says in %s which payment a line is, what changed the bill after it closed, and what is still to be paid',
    async (language, words) => {
      const statement: ExportedStatement = {
        ...statementOf(0),
        totalMinor: 61_280n,
        lines: [lineOf(0), { ...lineOf(1), amountMinor: 60_000n }],
        changes: [
          { ...lineOf(1), isChange: true, kind: 'CREDIT', amountMinor: -60_000n },
          { ...lineOf(1), isChange: true, amountMinor: 20_408n, feeMinor: 408n, part: { number: 2, count: 6 } },
        ],
        amountDueMinor: 1_688n,
      };
      const text = await textOf(await writePdf({ summary: null, statement, accountName: 'Gold', memberName: 'x', language }));
      for (const word of [...words, '¥61,280', '-¥60,000', '¥20,408']) expect(text).toContain(word);
    },
  );

  it.each([
    [
      'ja',
      [
        'ご請求の内訳',
        '前回ご請求額',
        'ご入金',
        'ご利用',
        'ご返金など',
        '分割払い',
        '締め後の変更',
        '変更後のご請求金額',
        'カード別',
        'カード末尾 6648',
      ],
    ],
    [
      'en',
      [
        'Breakdown',
        'Previous balance',
        'Payments',
        'Uses',
        'Refunds and credits',
        'Installments',
        'Changed after closing',
        'Total with the change',
        'By card',
        'Card ending 6648',
      ],
    ],
  ] as const)(
    'has on its first page in %s how the total comes about, as its page has it, and nothing of what is zero',
    async (language, words) => {
      const statement: ExportedStatement = {
        ...statementOf(40),
        totalMinor: 283_657n,
        amountDueMinor: 257_595n,
        changes: [{ ...lineOf(1), isChange: true, amountMinor: -26_062n }],
      };
      const parts = { previousBalance: 312_386n, payments: -312_386n, uses: 267_779n, refunds: -910n, fees: 0n, installments: 16_788n };
      const cards = [
        { lastFour: '4821', totalMinor: 230_000n },
        { lastFour: '6648', totalMinor: 53_657n },
      ];
      const pdf = await writePdf({ summary: { parts, cards }, statement, accountName: 'Gold', memberName: 'x', language });
      const first = await textOf(pdf, 1);
      for (const word of [...words, '¥312,386', '-¥312,386', '¥267,779', '-¥910', '¥16,788', '-¥26,062', '¥257,595', '¥230,000', '¥53,657'])
        expect(first).toContain(word);
      expect(first).not.toContain(language === 'ja' ? '手数料' : 'Fees');
    },
  );

  it.each([
    ['CLOSED', 'お支払い予定額', '¥1,688'],
    ['PAID', '変更後のご請求金額', '¥21,688'],
    ['OPEN', 'ご利用合計（未確定）', '¥21,688'],
  ] as const)('has one large figure: of a bill that is %s, %s', async (status, label, amount) => {
    const changes = [{ ...lineOf(1), isChange: true, amountMinor: -39_592n }];
    const statement: ExportedStatement = {
      ...statementOf(0),
      status,
      totalMinor: 61_280n,
      changes,
      amountDueMinor: status === 'OPEN' ? null : status === 'PAID' ? 0n : 1_688n,
    };
    const text = await textOf(await writePdf({ summary: null, statement, accountName: 'Gold', memberName: 'x', language: 'ja' }));
    expect(text).toMatch(new RegExp(`${label}\\n+${amount}\\n`));
  });

  it('says the page and the title on every page', async () => {
    const text = await textOf(
      await writePdf({ summary: null, statement: statementOf(60), accountName: 'Gold', memberName: 'x', language: 'en' }),
    );
    for (const page of ['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3']) expect(text).toContain(page);
  });
});

/** @param most of how many pages; of all where nothing is said */
async function textOf(pdf: Buffer, most = Number.POSITIVE_INFINITY): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise;
  const pages = Array.from({ length: Math.min(most, document.numPages) }, async (_, index) =>
    (await document.getPage(index + 1)).getTextContent(),
  );
  const texts = (await Promise.all(pages)).flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')));
  await document.cleanup();
  return texts.join('\n');
}
