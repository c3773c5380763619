import { registerEnumType } from 'type-graphql';

export enum TransactionStatus {
  PENDING = 'PENDING',
  POSTED = 'POSTED',
  PARTLY_REFUNDED = 'PARTLY_REFUNDED',
  REFUNDED = 'REFUNDED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(TransactionStatus, {
  name: 'TransactionStatus',
  description: 'How far a transaction is in its life. It keeps its id through all of it.',
  valuesConfig: {
    PENDING: { description: 'Authorised and not posted yet (未確定): on no bill, and its amount may still change.' },
    POSTED: { description: 'Posted to the account (確定): it is billed, or waits for the next bill.' },
    PARTLY_REFUNDED: { description: 'Posted, and refunded in part (一部返金済み).' },
    REFUNDED: { description: 'Posted, and refunded as a whole (返金済み).' },
    CANCELLED: { description: 'Declined, expired or taken back before it was posted (取消): never billed, and in no sum.' },
  },
});
