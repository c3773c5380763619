import type { Scope } from '@meisai/schema/rules';
import { mayBeSeen } from '../accounts/index.js';
import { globalId } from '../platform/index.js';

interface EventKind {
  /** As the message calls it. */
  type: string;
  /** What the member must have let the app see. */
  scope: Scope;
  /** Of what it is: its kind, as the API names it. */
  subject: 'Transaction' | 'Statement' | 'InstallmentPlan' | 'Card';
  /** SQL of whether member `m` may see subject `u.subject_id` of account `u.account_id`. */
  isSeen: string;
}

const TRANSACTION_CARD = '(select t.card_id from card_transaction t where t.account_id = u.account_id and t.id = u.subject_id)';

/** What apps can be told of. Which member may know of it is who would see it when they asked. */
export const WEBHOOK_EVENTS = {
  TRANSACTION_RECORDED: {
    type: 'transaction.recorded',
    scope: 'transactions:read',
    subject: 'Transaction',
    isSeen: mayBeSeen(TRANSACTION_CARD),
  },
  STATEMENT_CLOSED: { type: 'statement.closed', scope: 'statements:read', subject: 'Statement', isSeen: 'true' },
  PLAN_CHANGED: { type: 'plan.changed', scope: 'installments:read', subject: 'InstallmentPlan', isSeen: 'm.is_basic' },
  CARD_FROZEN: { type: 'card.frozen', scope: 'accounts:read', subject: 'Card', isSeen: mayBeSeen('u.subject_id') },
} as const satisfies Record<string, EventKind>;

export type WebhookEventName = keyof typeof WEBHOOK_EVENTS;

/** The events by what a message calls them. */
export const WEBHOOK_EVENT_TYPES: Readonly<Record<string, WebhookEventName>> = Object.fromEntries(
  (Object.keys(WEBHOOK_EVENTS) as WebhookEventName[]).map((event) => [WEBHOOK_EVENTS[event].type, event]),
);

export interface TellableNews {
  memberId: string;
  event: WebhookEventName;
  accountId: string;
  subjectId: string;
  /** RFC 3339. */
  happenedAt: string;
}

/** The message of a piece of news: ids, which the app asks about with its token. The same to the letter whenever it is sent. */
export function writeMessage({ memberId, event, accountId, subjectId, happenedAt }: TellableNews): string {
  const { type, subject } = WEBHOOK_EVENTS[event];
  const subjectKey = subject === 'Card' ? [subjectId] : [accountId, subjectId];
  return JSON.stringify({
    type,
    timestamp: happenedAt,
    data: {
      memberId: globalId('Member', memberId),
      accountId: globalId('Account', accountId),
      [`${subject[0]?.toLowerCase()}${subject.slice(1)}Id`]: globalId(subject, ...subjectKey),
    },
  });
}
