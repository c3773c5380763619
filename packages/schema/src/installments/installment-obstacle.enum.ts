import { registerEnumType } from 'type-graphql';

export enum InstallmentObstacle {
  ACCOUNT_CLOSED = 'ACCOUNT_CLOSED',
  AMOUNT_TOO_SMALL = 'AMOUNT_TOO_SMALL',
  BASIC_MEMBER_ONLY = 'BASIC_MEMBER_ONLY',
  BILL_PAID = 'BILL_PAID',
  CONVERTED_ALREADY = 'CONVERTED_ALREADY',
  DEADLINE_PASSED = 'DEADLINE_PASSED',
  NOT_A_PURCHASE = 'NOT_A_PURCHASE',
  NOT_YET_POSTED = 'NOT_YET_POSTED',
  NO_INSTALLMENTS = 'NO_INSTALLMENTS',
  REFUNDED = 'REFUNDED',
}

registerEnumType(InstallmentObstacle, {
  name: 'InstallmentObstacle',
  description: 'Why a purchase cannot be turned into installments. New reasons may be added.',
  valuesConfig: {
    ACCOUNT_CLOSED: { description: 'The account is closed.' },
    AMOUNT_TOO_SMALL: { description: 'It is below the smallest amount of the card product, or its payments would be too small.' },
    BASIC_MEMBER_ONLY: { description: 'Only the basic member turns purchases into installments.' },
    BILL_PAID: { description: 'The bill it stands on is paid.' },
    CONVERTED_ALREADY: { description: 'It is paid in installments already.' },
    DEADLINE_PASSED: { description: 'The conversion deadline (変更締切日) of its bill has passed.' },
    NOT_A_PURCHASE: { description: 'Fees, cash, refunds and payments are paid at once.' },
    NOT_YET_POSTED: { description: 'It is still pending, and its amount may change.' },
    NO_INSTALLMENTS: { description: 'The card product has no installments, or the bill it stands on names no due date.' },
    REFUNDED: { description: 'It was cancelled, or refunded in whole.' },
  },
});
