import { describe, expect, it } from 'vitest';
import { globalId } from '../platform/index.js';
import { cancelledMail, convertedMail, repaidMail } from './installment-mails.js';

const ORIGIN = 'https://meisai.example';
const PLAN = { accountId: '0198c0de-0000-7000-8000-000000000001', id: '0198c0de-0000-7000-8000-000000000002' };
const OTHER = { ...PLAN, id: '0198c0de-0000-7000-8000-000000000003' };
const idOf = ({ accountId, id }: typeof PLAN) => globalId('InstallmentPlan', accountId, id);

const PAYMENTS = [
  { number: 1, closingDate: '2026-03-15', dueDate: '2026-04-10', principalMinor: 16_498n, feeMinor: 510n },
  { number: 2, closingDate: '2026-04-15', dueDate: '2026-05-11', principalMinor: 16_666n, feeMinor: 340n },
  { number: 3, closingDate: '2026-05-15', dueDate: '2026-06-10', principalMinor: 16_836n, feeMinor: 170n },
];
const CONVERTED = {
  plan: PLAN,
  merchant: '家電のひかり',
  usedOn: '2026-03-01',
  currency: 'JPY',
  deadlineOn: '2026-04-03',
  price: { count: 3, principalMinor: 50_000n, feeMinor: 1_020n, totalMinor: 51_020n, annualRateBp: 1_216n, payments: PAYMENTS },
};

describe('the mail after a conversion', () => {
  it('discloses the cash price, fee, total and rate, and every payment with its date', () => {
    const { JA, EN } = convertedMail(ORIGIN, [CONVERTED]);
    expect(JA.paragraphs).toEqual([
      '家電のひかり（2026年3月1日ご利用）: 現金価格 ¥50,000、3回払い、手数料 ¥1,020、支払総額 ¥51,020、実質年率 12.16%。取り消しは 2026年4月3日 まで。',
      '第1回 2026年4月10日 ¥17,008\n第2回 2026年5月11日 ¥17,006\n第3回 2026年6月10日 ¥17,006',
      'お心当たりがない場合は、すぐにコンシェルジュデスクへご連絡ください。',
    ]);
    expect(EN.paragraphs).toEqual([
      '家電のひかり, used on Mar 1, 2026: cash price ¥50,000, 3 payments, fee ¥1,020, total ¥51,020, annual percentage rate 12.16%. You can cancel until Apr 3, 2026.',
      '1. Apr 10, 2026: ¥17,008\n2. May 11, 2026: ¥17,006\n3. Jun 10, 2026: ¥17,006',
      'If this was not you, please contact the concierge desk at once.',
    ]);
  });

  it('leads to the receipt of all that was confirmed at once', () => {
    const { JA, EN } = convertedMail(ORIGIN, [CONVERTED, { ...CONVERTED, plan: OTHER }]);
    const url = `${ORIGIN}/installments/receipt?plans=${idOf(PLAN)},${idOf(OTHER)}`;
    expect([JA.link, EN.link]).toEqual([
      { label: 'お申し込み内容を開く', url },
      { label: 'Open the receipt', url },
    ]);
  });

  it('says so where the merchant is not named', () => {
    const { JA, EN } = convertedMail(ORIGIN, [{ ...CONVERTED, merchant: '' }]);
    expect([JA.paragraphs[0], EN.paragraphs[0]]).toEqual([
      expect.stringMatching(/^加盟店名の記載なし（/),
      expect.stringMatching(/^Merchant not named, /),
    ]);
  });
});

describe('the mail after a cancellation', () => {
  it('says what is paid at once again and when, and leads to the plan', () => {
    const cancelled = {
      plan: PLAN,
      merchant: '家電のひかり',
      usedOn: '2026-03-01',
      currency: 'JPY',
      principalMinor: 50_000n,
      dueDate: '2026-04-10',
    };
    const { JA, EN } = cancelledMail(ORIGIN, cancelled);
    expect(JA.paragraphs[0]).toBe(
      '家電のひかり（2026年3月1日ご利用）: 分割払いを取り消し、一括払いに戻しました。¥50,000 を、2026年4月10日のお支払いでご請求します。分割払いの手数料はかかりません。',
    );
    expect(EN.paragraphs[0]).toBe(
      '家電のひかり, used on Mar 1, 2026: the purchase is paid at once again. ¥50,000 is due on Apr 10, 2026. No fee is charged.',
    );
    const url = `${ORIGIN}/installments/${idOf(PLAN)}`;
    expect([JA.link?.url, EN.link?.url]).toEqual([url, url]);
  });
});

describe('the mail after an early repayment', () => {
  it('names the day the rest is due as a reader writes it', () => {
    const settlement = {
      number: 2,
      closingDate: '2026-04-15',
      dueDate: '2026-05-11',
      principalMinor: 33_502n,
      feeMinor: 340n,
      unearnedMinor: 170n,
    };
    const { JA, EN } = repaidMail(ORIGIN, { plan: PLAN, merchant: '', currency: 'JPY', settlement });
    expect(JA.paragraphs[0]).toBe(
      '加盟店名の記載なし: 残り全額 ¥33,842 を、2026年5月11日のお支払いでご請求します。お支払い不要となった手数料は ¥170 です。',
    );
    expect(EN.paragraphs[0]).toBe(
      'Merchant not named: the rest, ¥33,842, is due on May 11, 2026. Of the fee, ¥170 is not charged any more.',
    );
    expect(JA.link).toEqual({ label: 'この分割払いを開く', url: `${ORIGIN}/installments/${idOf(PLAN)}` });
  });
});
