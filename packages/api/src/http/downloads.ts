import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findAccount, findMember } from '../accounts/index.js';
import {
  createPdfPrinter,
  findExportedStatement,
  writeCsv,
  writeOfx,
  type ExportedStatement,
  type PdfPrinter,
} from '../downloads/index.js';
import { readGlobalId, type EntityManager, type RequestContext, type Services } from '../platform/index.js';
import { createContext, preferredLanguage } from './context.js';

type Query = Record<string, string | string[] | undefined>;

interface Asked {
  statement: ExportedStatement;
  accountId: string;
  memberId: string;
  language: 'ja' | 'en';
  isShiftJis: boolean;
}

const TYPES = { pdf: 'application/pdf', csv: 'text/csv', ofx: 'application/x-ofx' } as const;
type Format = keyof typeof TYPES;

/**
 * Statements as files, for whoever is logged in: `/downloads/statements/ID.pdf`, `.csv` or `.ofx`, with the `id` of a
 * Statement. `?language=ja|en` chooses the words, `?encoding=shift_jis` the encoding of CSV.
 * @returns how to stop what prints
 */
export function serveDownloads(app: FastifyInstance, services: Services): PdfPrinter {
  const contextOf = createContext(services);
  const printer = createPdfPrinter();
  app.get<{ Params: { file: string }; Querystring: Query }>('/downloads/statements/:file', async (request, reply) => {
    const [, id = '', format] = /^([\w-]{1,200})\.(pdf|csv|ofx)$/.exec(request.params.file) ?? [];
    reply.header('cache-control', 'no-store');
    if (format === undefined) return refuse(reply, 404, 'NOT_FOUND', 'A statement is downloaded as .pdf, .csv or .ofx.');
    const context = await contextOf(request, reply);
    if (context.viewer === null) return refuse(reply, 401, 'NOT_LOGGED_IN', 'Nobody is logged in, or the session has ended.');
    const asked = await find(context, context.viewer.memberId, id, request);
    if (asked === null) return refuse(reply, 404, 'NOT_FOUND', 'There is no such statement.');
    return reply
      .type(TYPES[format as Format])
      .header('content-disposition', `attachment; filename="meisai-${asked.statement.label}.${format}"`)
      .send(await write(format as Format, context.em, asked, printer));
  });
  return printer;
}

async function find(
  { em }: RequestContext,
  memberId: string,
  id: string,
  request: FastifyRequest<{ Querystring: Query }>,
): Promise<Asked | null> {
  const read = readGlobalId(id);
  const [accountId, statementId] = read?.key ?? [];
  if (read?.type !== 'Statement' || accountId === undefined || statementId === undefined) return null;
  const statement = await findExportedStatement(em, memberId, accountId, statementId);
  if (statement === null) return null;
  const { language, encoding } = request.query;
  const spoken = preferredLanguage(request.headers['accept-language']) === 'EN' ? 'en' : 'ja';
  return {
    statement,
    accountId,
    memberId,
    language: language === 'ja' || language === 'en' ? language : spoken,
    isShiftJis: encoding === 'shift_jis',
  };
}

async function write(format: Format, em: EntityManager, asked: Asked, printer: PdfPrinter): Promise<Buffer> {
  const { statement, language, isShiftJis } = asked;
  if (format === 'csv') return writeCsv(statement, language, isShiftJis ? 'SHIFT_JIS' : 'UTF8');
  if (format === 'ofx') return Buffer.from(writeOfx(statement, statement.closingDate ?? statement.periodEnd, language));
  return Buffer.from(await printer.print({ statement, language, ...(await namesOf(em, asked)) }));
}

async function namesOf(em: EntityManager, { accountId, memberId, language }: Asked): Promise<{ accountName: string; memberName: string }> {
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

function refuse(reply: FastifyReply, status: number, error: string, message: string): FastifyReply {
  return reply.status(status).send({ error, message });
}
