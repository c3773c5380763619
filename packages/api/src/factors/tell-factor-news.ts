import { findMailContact } from '../accounts/index.js';
import { recordActivity, type ActivityActor } from '../activity/index.js';
import { enqueueMail, layoutMail } from '../notifications/index.js';
import type { EntityManager, RequestContext, SpokenLanguage } from '../platform/index.js';
import type { FactorOwner } from './factor-owner.js';
import { LAST_FACTOR_GONE, NEW_PASSWORD_LINK, NEWS, NOT_YOU, SECURITY_LINK, WHICH, type FactorNews } from './factor.messages.js';
import { hasSecondFactor } from './second-factor.queries.js';

export interface FactorChange {
  news: FactorNews;
  owner: FactorOwner;
  actor: ActivityActor;
  /** More to say, such as what is left. */
  detail?: Record<SpokenLanguage, string>;
}

const REMOVALS: ReadonlySet<FactorNews> = new Set(['AUTHENTICATOR_REMOVED', 'PASSKEY_REMOVED']);

/** Records a change of factors and tells its member by mail, in the transaction that made it. */
export async function tellFactorNews(em: EntityManager, context: RequestContext, change: FactorChange): Promise<void> {
  const { news, actor, owner } = change;
  const { memberId, operatorId, loginId } = owner;
  await recordActivity(em, { kind: news, memberId, operatorId, actor, source: actor === 'SERVICE' ? null : context.source });
  const contact = memberId === null ? null : await findMailContact(em, memberId);
  if (contact === null) return;
  const { language, to } = contact;
  const { subject, text } = NEWS[news][language];
  const isLast = REMOVALS.has(news) && !(await hasSecondFactor(em, loginId));
  const paragraphs = [
    text,
    ...(change.detail === undefined ? [] : [change.detail[language]]),
    ...(isLast ? [LAST_FACTOR_GONE[language]] : []),
    // The news of locked codes says itself what to do.
    ...(news === 'CODES_LOCKED' ? [] : [NOT_YOU[language]]),
  ];
  const origin = context.services.config.publicOrigin;
  const link =
    news === 'CODES_LOCKED'
      ? { label: NEW_PASSWORD_LINK[language], url: `${origin}/recover/password` }
      : { label: SECURITY_LINK[language], url: `${origin}/security` };
  await enqueueMail(em, { ...layoutMail({ language, subject, paragraphs, link }), to });
}

/** The detail that says which of several the news is about. */
export function namedNews(name: string): Record<SpokenLanguage, string> {
  return { JA: WHICH.JA(name), EN: WHICH.EN(name) };
}
