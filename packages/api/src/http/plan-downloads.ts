import type { FastifyInstance } from 'fastify';
import type { PdfPrinter, PrintablePlan } from '../downloads/index.js';
import { agreedRepaymentOf, findPlan, type PlanRow } from '../installments/index.js';
import { keyOf, type RequestContext, type Services } from '../platform/index.js';
import { findTransaction } from '../statements/index.js';
import { admitToFile } from './admit-to-file.js';
import { createContext } from './context.js';
import { languageOf, namesOf, refuse, refuseLanguage, type Query } from './download-request.js';

/**
 * Receipts of installment plans, for their basic member: `/downloads/installment-plans/ID.pdf`, with the `id` of an
 * InstallmentPlan. `?language=ja|en` chooses the words.
 */
export function servePlanDownloads(app: FastifyInstance, services: Services, printer: PdfPrinter): void {
  const contextOf = createContext(services);
  app.get<{ Params: { file: string }; Querystring: Query }>('/downloads/installment-plans/:file', async (request, reply) => {
    const [, id] = /^([\w-]{1,200})\.pdf$/.exec(request.params.file) ?? [];
    reply.header('cache-control', 'no-store');
    if (id === undefined) return refuse(reply, 404, 'NOT_FOUND', 'An installment plan is downloaded as .pdf.');
    const language = languageOf(request);
    if (language === null) return refuseLanguage(reply);
    const context = await contextOf(request, reply);
    const viewer = await admitToFile(reply, context, 'receipt');
    if (viewer === null) return reply;
    const { memberId } = viewer;
    const row = await find(context, memberId, id);
    const purchase = row && (await findTransaction(context.em, memberId, row.accountId, row.transactionId));
    if (row === null || purchase === null) return refuse(reply, 404, 'NOT_FOUND', 'There is no such installment plan.');
    const names = await namesOf(context.em, { accountId: row.accountId, memberId, language });
    const pdf = await printer.print({ plan: printable(row, purchase), language, ...names });
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="meisai-installments-${purchase.usedOn}-${language}.pdf"`)
      .send(Buffer.from(pdf));
  });
}

async function find({ em }: RequestContext, memberId: string, id: string): Promise<PlanRow | null> {
  const [accountId, planId] = keyOf('InstallmentPlan', id);
  if (accountId === undefined || planId === undefined) return null;
  return findPlan(em, memberId, accountId, planId);
}

function printable(row: PlanRow, { merchant, usedOn }: { merchant: string; usedOn: string }): PrintablePlan {
  const { status, confirmedAt, timeZone, currency, principalMinor, feeMinor, annualRateBp, isCancellable, deadlineOn, payments } = row;
  return {
    state: status === 'ACTIVE' ? (payments.some(isChanged) ? 'CHANGED' : null) : status,
    merchant,
    usedOn,
    confirmedAt: new Date(confirmedAt),
    timeZone,
    currency,
    principalMinor: BigInt(principalMinor),
    feeMinor: BigInt(feeMinor),
    annualRateBp: BigInt(annualRateBp),
    cancellableUntil: isCancellable ? deadlineOn : null,
    repayment: agreedRepaymentOf(row),
    payments: payments.map(({ number, dueDate, ...amounts }) => ({
      number,
      dueDate,
      principalMinor: BigInt(amounts.agreedPrincipalMinor),
      feeMinor: BigInt(amounts.agreedFeeMinor),
    })),
  };
}

function isChanged({ principalMinor, feeMinor, agreedPrincipalMinor, agreedFeeMinor }: PlanRow['payments'][number]): boolean {
  return principalMinor !== agreedPrincipalMinor || feeMinor !== agreedFeeMinor;
}
