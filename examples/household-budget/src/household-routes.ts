import type { FastifyInstance, FastifyRequest } from 'fastify';
import { budgetLines, keepBudget, readBudget, spentByCategory } from './budget.ts';
import { budgetPage, readTypedBudget, writeBudget } from './budget-page.ts';
import { findConnection } from './connections.ts';
import type { Database } from './database.ts';
import { homePage, type AccountOverview } from './home-page.ts';
import { readHousehold, type Account } from './household.ts';
import type { MeisaiClient } from './meisai-client.ts';
import { MeisaiFault } from './meisai-fault.ts';
import { statementPage } from './statement-page.ts';
import { sendPage, type Visitors } from './visitors.ts';
import { listNews, lookUpNews } from './webhooks.ts';
import { welcomePage } from './welcome-page.ts';

interface HouseholdParts {
  client: MeisaiClient;
  database: Database;
  visitors: Visitors;
  pageSize: number;
}

/** What a member looks at. */
export function serveHousehold(app: FastifyInstance, { client, database, visitors, pageSize }: HouseholdParts): void {
  function open(request: FastifyRequest) {
    const [memberId, view] = [visitors.memberOf(request), visitors.viewOf(request)];
    const asker = { memberId, language: view.language };
    return { memberId, view, asker, household: readHousehold(client, asker, pageSize) };
  }

  app.get('/', async (request, reply) => {
    if ((visitors.sessionOf(request)?.memberId ?? null) === null) return sendPage(reply, welcomePage(visitors.viewOf(request), null));
    const { memberId, view, asker, household } = open(request);
    const overviewOf = async (account: Account): Promise<AccountOverview> => {
      const [unbilled, bills] = await Promise.all([household.unbilled(account.id), household.bills(account.id)]);
      const lines = budgetLines(spentByCategory(unbilled?.uses ?? []), readBudget(database, memberId, account.id));
      return { account, unbilled: unbilled?.total ?? null, lines, bills };
    };
    const accounts = await Promise.all((await household.accounts()).map(overviewOf));
    await lookUpNews(database, client, asker);
    const connection = findConnection(database, memberId);
    if (connection === null) throw new MeisaiFault('ENDED');
    return sendPage(reply, homePage(view, { accounts, news: listNews(database, memberId), connection }));
  });

  app.get<{ Params: { account: string; label: string } }>('/statements/:account/:label', async (request, reply) => {
    const { memberId, view, household } = open(request);
    const account = await household.account(request.params.account);
    const found = account && (await household.bill(account.id, request.params.label));
    if (account === null || found === null) return reply.callNotFound();
    const lines = budgetLines(spentByCategory(found.uses), readBudget(database, memberId, account.id));
    return sendPage(reply, statementPage(view, { account, ...found, lines }));
  });

  app.get<{ Params: { account: string } }>('/budget/:account', async (request, reply) => {
    const { memberId, view, household } = open(request);
    const account = await household.account(request.params.account);
    if (account === null) return reply.callNotFound();
    const typed = writeBudget(readBudget(database, memberId, account.id), account.currency);
    return sendPage(reply, budgetPage(view, account, typed));
  });

  app.post<{ Params: { account: string }; Body: URLSearchParams }>('/budget/:account', async (request, reply) => {
    const { memberId, view, household } = open(request);
    const account = await household.account(request.params.account);
    if (account === null) return reply.callNotFound();
    const typed = new Map(request.body);
    const planned = readTypedBudget(typed, view, account.currency);
    if (planned === null) return sendPage(reply, budgetPage(view, account, typed), 422);
    keepBudget(database, memberId, account.id, planned);
    return reply.redirect('/', 303);
  });
}
