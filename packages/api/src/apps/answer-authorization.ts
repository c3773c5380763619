import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { holdAccess } from '../identity/index.js';
import { globalId, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';
import { answerAuthorizationRequest, findAuthorizationRequest, type AuthorizationRequest } from './authorization-request.queries.js';
import { requestsIn } from './authorization-cookie.js';
import { appConnectedMail } from './app.messages.js';
import { addGrant } from './grant.store.js';
import { scopesHere } from './scopes-here.js';
import { scopesOfMember } from './scopes-of-member.js';
import { returnAddress } from './storage-adapter.js';

/**
 * A request as the member is shown it. Only the browser that the app sent here sees it and answers it: else a stranger could have
 * somebody else agree to a request of their own, and be led back with the code.
 */
export async function readAuthorizationRequest(context: RequestContext, viewer: Viewer, id: string): Promise<AuthorizationRequest | null> {
  const request = isOfThisBrowser(context, id) ? await findAuthorizationRequest(context.em, id, { offered: scopesHere(context) }) : null;
  return request && { ...request, scopes: await scopesOfMember(context.em, viewer.memberId, request.scopes) };
}

export type ApprovalOutcome = { kind: 'APPROVED'; continueUrl: string } | { kind: 'GONE' | 'ENDED' };

/** Lets the app have what it asks for. */
export async function approveAuthorization(context: RequestContext, viewer: Viewer, id: string): Promise<ApprovalOutcome> {
  const { config } = context.services;
  if (!isOfThisBrowser(context, id)) return { kind: 'GONE' };
  return context.em.transactional(async (transaction): Promise<ApprovalOutcome> => {
    const tx = transaction as EntityManager;
    if (!(await holdAccess(tx, viewer))) return { kind: 'ENDED' };
    const request = await findAuthorizationRequest(tx, id, { offered: scopesHere(context), forUpdate: true });
    if (request === null) return { kind: 'GONE' };
    const { memberId, loginId } = viewer;
    const { app } = request;
    const scopes = await scopesOfMember(tx, memberId, request.scopes);
    const grantId = await addGrant(tx, { appId: app.id, loginId, scopes });
    const login = { accountId: globalId('Member', memberId), remember: false };
    await answerAuthorizationRequest(tx, id, { login, consent: { grantId } });
    await recordActivity(tx, { kind: 'APP_CONNECTED', memberId, actor: 'MEMBER', source: context.source });
    await mailMember(tx, memberId, appConnectedMail(config.publicOrigin, app.name));
    return { kind: 'APPROVED', continueUrl: returnAddress(config.publicOrigin, id) };
  });
}

/** Tells the app that the member did not agree. @returns where the browser goes on; null where the request is gone. */
export async function declineAuthorization(context: RequestContext, id: string): Promise<string | null> {
  const { config } = context.services;
  if (!isOfThisBrowser(context, id)) return null;
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    if ((await findAuthorizationRequest(tx, id, { offered: scopesHere(context), forUpdate: true })) === null) return null;
    await answerAuthorizationRequest(tx, id, { error: 'access_denied', error_description: 'the member did not agree' });
    return returnAddress(config.publicOrigin, id);
  });
}

function isOfThisBrowser({ cookies }: RequestContext, id: string): boolean {
  return requestsIn(cookies.authorization.token).includes(id);
}
