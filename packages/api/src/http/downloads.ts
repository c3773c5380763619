import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import {
  createPdfPrinter,
  csvParts,
  findBillSummary,
  findExportedStatement,
  ofxParts,
  paced,
  type ExportedStatement,
  type PdfPrinter,
} from '../downloads/index.js';
import { keyOf, type EntityManager, type RequestContext, type Services } from '../platform/index.js';
import { admitToFile, chargeLines } from './admit-to-file.js';
import { createContext } from './context.js';
import { languageOf, namesOf, refuse, refuseLanguage, type Query } from './download-request.js';
import { servePlanDownloads } from './plan-downloads.js';

interface Asked {
  statement: ExportedStatement;
  accountId: string;
  statementId: string;
  memberId: string;
  language: 'ja' | 'en';
  isShiftJis: boolean;
}

/** Some 150 pages. Beyond that a file of figures serves better, and the others who print need not wait. */
const MOST_PRINTED_LINES = 5_000;

const TYPES = { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8', ofx: 'application/x-ofx' } as const;
type Format = keyof typeof TYPES;
const SHIFT_JIS_TYPE = 'text/csv; charset=shift_jis';

/**
 * Statements as files, for whoever is logged in: `/downloads/statements/ID.pdf`, `.csv` or `.ofx`, with the `id` of a
 * Statement. `?language=ja|en` chooses the words (another is refused), `?encoding=shift_jis` the encoding of CSV.
 * @returns how to stop what prints
 */
export function serveDownloads(app: FastifyInstance, services: Services): PdfPrinter {
  const contextOf = createContext(services);
  const printer = createPdfPrinter();
  app.get<{ Params: { file: string }; Querystring: Query }>('/downloads/statements/:file', async (request, reply) => {
    const [, id = '', format] = /^([\w-]{1,200})\.(pdf|csv|ofx)$/.exec(request.params.file) ?? [];
    reply.header('cache-control', 'no-store');
    if (format === undefined) return refuse(reply, 404, 'NOT_FOUND', 'A statement is downloaded as .pdf, .csv or .ofx.');
    const language = languageOf(request);
    if (language === null) return refuseLanguage(reply);
    const context = await contextOf(request, reply);
    const viewer = await admitToFile(reply, context, format as Format);
    if (viewer === null) return reply;
    const asked = await find(context, viewer.memberId, id, { language, isShiftJis: isShiftJisCsv(format, request.query) });
    if (asked === null) return refuse(reply, 404, 'NOT_FOUND', 'There is no such statement.');
    if (format === 'pdf' && asked.statement.lines.length > MOST_PRINTED_LINES) {
      return refuse(reply, 422, 'TOO_LONG_TO_PRINT', `A statement of more than ${MOST_PRINTED_LINES} lines is downloaded as .csv or .ofx.`);
    }
    if (!(await chargeLines(reply, context, viewer, format as Format, asked.statement.lines.length))) return reply;
    return reply
      .type(asked.isShiftJis ? SHIFT_JIS_TYPE : TYPES[format as Format])
      .header('content-disposition', `attachment; filename="${nameOf(asked, format)}"`)
      .send(await write(format as Format, context.em, asked, printer));
  });
  servePlanDownloads(app, services, printer);
  return printer;
}

function isShiftJisCsv(format: string, { encoding }: Query): boolean {
  return format === 'csv' && encoding === 'shift_jis';
}

/** No two files of a statement have the same name, so that a browser keeps them beside each other and a person knows them apart. */
function nameOf({ statement, language, isShiftJis }: Asked, format: string): string {
  return `meisai-${statement.label}-${language}${isShiftJis ? '-shift_jis' : ''}.${format}`;
}

async function find(
  { em }: RequestContext,
  memberId: string,
  id: string,
  kind: Pick<Asked, 'language' | 'isShiftJis'>,
): Promise<Asked | null> {
  const [accountId, statementId] = keyOf('Statement', id);
  if (accountId === undefined || statementId === undefined) return null;
  const statement = await findExportedStatement(em, memberId, accountId, statementId);
  if (statement === null) return null;
  return { statement, accountId, statementId, memberId, ...kind };
}

async function write(format: Format, em: EntityManager, asked: Asked, printer: PdfPrinter): Promise<Buffer | Readable> {
  const { statement, accountId, statementId, memberId, language, isShiftJis } = asked;
  if (format === 'csv') return Readable.from(paced(csvParts(statement, language, isShiftJis ? 'SHIFT_JIS' : 'UTF8')));
  if (format === 'ofx') return Readable.from(paced(ofxParts(statement, statement.closingDate ?? statement.periodEnd, language)));
  const summary = await findBillSummary(em, memberId, accountId, statementId);
  return Buffer.from(await printer.print({ statement, summary, language, ...(await namesOf(em, asked)) }));
}
