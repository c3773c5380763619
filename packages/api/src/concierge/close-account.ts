import { closeAccount as closeForGood, findHolder, mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { closeLogin, findLoginOfMember } from '../identity/index.js';
import { requireOperator, type EntityManager, type RequestContext } from '../platform/index.js';
import { actOnMember, refuseOnRecord, type ActOutcome } from './act-on-member.js';
import { accountClosedMail, loginClosedMail } from './concierge-mails.js';

export interface AccountClosing {
  closedAt: Date;
  closedLogins: number;
}

/** Closes an account with its cards, and the logins of whoever is left without an open card. */
export async function closeAccount(context: RequestContext, accountId: string, reason: string): Promise<ActOutcome<AccountClosing>> {
  const holder = await findHolder(context.em, accountId);
  if (holder === null) return refuseOnRecord(context, 'ACCOUNT_CLOSED', 'ACCOUNT_NOT_OPEN', reason);
  return actOnMember(context, { kind: 'ACCOUNT_CLOSED', memberId: holder, reason }, async (em, subject) => {
    const closed = await closeForGood(em, accountId);
    if (closed === null) return 'ACCOUNT_NOT_OPEN';
    await mailMember(em, holder, accountClosedMail());
    let closedLogins = 0;
    for (const memberId of closed.withoutCard) if (await endLogin(em, context, memberId, subject.reason)) closedLogins += 1;
    return { closedAt: closed.closedAt, closedLogins };
  });
}

async function endLogin(em: EntityManager, context: RequestContext, memberId: string, reason: string): Promise<boolean> {
  const login = await findLoginOfMember(em, memberId);
  if (login === null || !(await closeLogin(em, login.id))) return false;
  const { operatorId } = requireOperator(context);
  await recordActivity(em, { kind: 'LOGIN_CLOSED', memberId, operatorId, actor: 'OPERATOR', source: context.source, reason });
  await mailMember(em, memberId, loginClosedMail());
  return true;
}
