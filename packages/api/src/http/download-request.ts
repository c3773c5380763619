import type { FastifyReply, FastifyRequest } from 'fastify';
import { findAccount, findMember } from '../accounts/index.js';
import type { EntityManager } from '../platform/index.js';
import { preferredLanguage } from './context.js';

export type Query = Record<string, string | string[] | undefined>;

/** The language of a file: the one asked for, else the browser's; null for one that no file is written in. */
export function languageOf({ query: { language }, headers }: FastifyRequest<{ Querystring: Query }>): 'ja' | 'en' | null {
  if (language === 'ja' || language === 'en') return language;
  if (language !== undefined) return null;
  return preferredLanguage(headers['accept-language']) === 'EN' ? 'en' : 'ja';
}

/** What stands on a file besides its figures. */
export async function namesOf(
  em: EntityManager,
  { accountId, memberId, language }: { accountId: string; memberId: string; language: 'ja' | 'en' },
): Promise<{ accountName: string; memberName: string }> {
  const [account, member] = [await findAccount(em, memberId, accountId), await findMember(em, memberId)];
  const names =
    language === 'en' && member?.familyNameLatin != null
      ? [member.givenNameLatin, member.familyNameLatin]
      : [member?.familyName, member?.givenName];
  return {
    accountName: (language === 'ja' ? account?.nameJa : account?.nameEn) ?? '',
    memberName: names.filter((name) => name != null).join(' '),
  };
}

/** Says why there is no file, in the shape of every other error of the service. */
export function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.status(status).send({ errors: [{ message, extensions: { code, requestId: reply.request.id } }] });
}

export function refuseLanguage(reply: FastifyReply): FastifyReply {
  return refuse(reply, 400, 'UNKNOWN_LANGUAGE', '`language` is ja or en.');
}
