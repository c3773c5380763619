import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { writePlanPdf, type PrintablePlan } from './write-plan-pdf.js';

const PLAN: PrintablePlan = {
  state: null,
  merchant: '旅の窓口 あおぞら',
  usedOn: '2026-04-20',
  confirmedAt: new Date('2026-04-20T03:00:00Z'),
  timeZone: 'Asia/Tokyo',
  currency: 'JPY',
  principalMinor: 50_000n,
  feeMinor: 1_020n,
  annualRateBp: 1_224n,
  cancellableUntil: '2026-06-03',
  repayment: null,
  payments: [
    { number: 1, dueDate: '2026-06-10', principalMinor: 16_498n, feeMinor: 510n },
    { number: 2, dueDate: '2026-07-10', principalMinor: 16_666n, feeMinor: 340n },
    { number: 3, dueDate: '2026-08-10', principalMinor: 16_836n, feeMinor: 170n },
  ],
};

describe('the receipt of a plan as PDF', () => {
  it.each([
    [
      'ja',
      [
        '分割払いのお申し込み内容',
        '現金価格',
        '¥50,000',
        '3回払い',
        '¥1,020',
        '支払総額',
        '¥51,020',
        '12.24%',
        '2026年6月10日',
        '¥17,008',
        '2026年6月3日',
      ],
    ],
    ['en', ['Receipt of installments', 'Cash price', '3 payments', 'Aug 10, 2026', '¥17,006', 'Jun 3, 2026', '12:00 PM']],
  ] as const)('discloses in %s what was agreed on', async (language, words) => {
    const pdf = await writePlanPdf({ plan: PLAN, accountName: 'Gold', memberName: '山田 花子', language });
    const text = await textOf(pdf);
    for (const word of [...words, '旅の窓口 あおぞら', '山田 花子']) expect(text).toContain(word);
  });

  it.each([
    ['CANCELLED', '取り消し済み（一括払いに戻りました）', 'Cancelled: paid at once again'],
    ['REPAID', '一括返済のお申し込み済み（残りを一度にご請求）', 'Early repayment agreed: the rest is on one bill'],
    ['REFUNDED', '返金により終了', 'Ended by a refund'],
    ['CHANGED', '返金により、お支払額がお申し込み時より減っています', 'A refund has made payments less than agreed'],
  ] as const)('says of a plan that is %s that it is', async (state, ja, en) => {
    for (const [language, words] of [
      ['ja', ja],
      ['en', en],
    ] as const) {
      const pdf = await writePlanPdf({ plan: { ...PLAN, state }, accountName: 'Gold', memberName: 'x', language });
      expect(await textOf(pdf)).toContain(words);
      expect(await textOf(await writePlanPdf({ plan: PLAN, accountName: 'Gold', memberName: 'x', language }))).not.toContain(words);
    }
  });

  it.each([
    ['ja', ['一括返済のお申し込み内容', '2026年6月20日', 'お支払い不要となった手数料']],
    ['en', ['Early repayment', 'Jun 20, 2026', 'Fee not charged any more']],
  ] as const)('is the receipt of an early repayment, too, in %s', async (language, words) => {
    const repayment = {
      confirmedAt: '2026-06-20T01:02:00Z',
      dueDate: '2026-07-10',
      principalMinor: 33_502n,
      feeMinor: 340n,
      unearnedMinor: 170n,
    };
    const pdf = await writePlanPdf({ plan: { ...PLAN, state: 'REPAID', repayment }, accountName: 'Gold', memberName: 'x', language });
    const text = await textOf(pdf);
    for (const word of [...words, '¥33,842', '¥33,502']) expect(text).toContain(word);
  });

  it('is tagged, and goes on over the page', async () => {
    const payments = Array.from({ length: 60 }, (_, index) => ({
      number: index + 1,
      dueDate: '2026-06-10',
      principalMinor: 800n,
      feeMinor: 17n,
    }));
    const pdf = await writePlanPdf({ plan: { ...PLAN, payments }, accountName: 'Gold', memberName: 'x', language: 'en' });
    expect(pdf.toString('latin1')).toContain('/StructTreeRoot');
    expect(await textOf(pdf)).toContain('Page 2 of 2');
  });
});

async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => (await document.getPage(index + 1)).getTextContent());
  const texts = (await Promise.all(pages)).flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')));
  await document.cleanup();
  return texts.join('\n');
}
