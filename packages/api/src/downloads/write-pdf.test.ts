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
    const pdf = await writePdf({ statement: statementOf(200), accountName: '明細ゴールドカード', memberName: '山田 花子', language: 'ja' });
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
    const pdf = await writePdf({ statement: statementOf(3), accountName: 'Gold', memberName, language });
    const text = await textOf(pdf);
    for (const words of [title, memberName, dueDate, total, '喫茶まどか', '4821', '$12.99']) expect(text).toContain(words);
  });

  it.each([
    [
      'ja',
      [
        '6回払いの2回目',
        'うち手数料 ¥408',
        '締め後の変更',
        '当初のご請求金額',
        '変更後のご請求金額',
        'お支払いの残り',
        '-¥39,592',
        '¥21,688',
        '¥1,688',
      ],
    ],
    ['en', ['2 of 6', 'incl. fee ¥408', 'Later changes', 'Total as it was sent', 'Total with the changes', 'Still to be paid', '-¥39,592']],
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
      const text = await textOf(await writePdf({ statement, accountName: 'Gold', memberName: 'x', language }));
      for (const word of [...words, '¥61,280', '-¥60,000', '¥20,408']) expect(text).toContain(word);
    },
  );

  it('says the page and the title on every page', async () => {
    const text = await textOf(await writePdf({ statement: statementOf(60), accountName: 'Gold', memberName: 'x', language: 'en' }));
    for (const page of ['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3']) expect(text).toContain(page);
  });
});

async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => (await document.getPage(index + 1)).getTextContent());
  const texts = (await Promise.all(pages)).flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')));
  await document.cleanup();
  return texts.join('\n');
}
