import type { BudgetLine } from './budget.ts';
import { budgetTable } from './budget-table.ts';
import type { Connection } from './connections.ts';
import { formatDay, formatInstant, formatLabel } from './dates.ts';
import type { Account, Amount, Bill } from './household.ts';
import { html, type Html } from './html.ts';
import { button, page, type View } from './layout.ts';
import { formatMoney } from './money.ts';
import type { News } from './webhooks.ts';

export interface AccountOverview {
  account: Account;
  unbilled: Amount | null;
  lines: readonly BudgetLine[];
  bills: readonly Bill[];
}

/** More of them stand behind a word, so that what is new is not far below. */
const NEWEST_BILLS = 4;

interface Overview {
  accounts: readonly AccountOverview[];
  news: readonly News[];
  connection: Connection;
}

/** What the next bill has so far beside the budget, the bills before it, and what is new. */
export function homePage(view: View, { accounts, news, connection }: Overview): string {
  const { words } = view;
  const timeZone = accounts[0]?.account.timeZone ?? 'UTC';
  return page(
    view,
    words.appName,
    accounts.map((overview) => accountSection(view, overview)),
    newsSection(view, news, timeZone),
    html`<section aria-labelledby="connection">
      <h2 id="connection">${words.connection}</h2>
      <p class="mute">${words.connectionIs(connection.renewals, formatInstant(connection.expiresAt, timeZone, view.language))}</p>
      <div class="row">${button('/renew', words.renew)} ${button('/disconnect', words.disconnect)}</div>
    </section>`,
  );
}

function accountSection(view: View, { account, unbilled, lines, bills }: AccountOverview): Html {
  const { words, language } = view;
  const [newest, older] = [bills.slice(0, NEWEST_BILLS), bills.slice(NEWEST_BILLS)];
  return html`<section>
    <h1>${account.name}</h1>
    <h2>${words.unbilled}</h2>
    <p class="figure">${unbilled === null ? words.hidden : formatMoney(unbilled, language)}</p>
    ${budgetTable(view, lines, account.currency)}
    <p><a href="/budget/${encodeURIComponent(account.id)}">${words.setBudget}</a></p>
    <h2>${words.bills}</h2>
    ${bills.length === 0 ? html`<p class="mute">${words.noBills}</p>` : null}
    <ul class="lines">
      ${newest.map((bill) => billRow(view, account, bill))}
    </ul>
    ${older.length === 0 ? null : olderBills(view, account, older)}
  </section>`;
}

function olderBills(view: View, account: Account, bills: readonly Bill[]): Html {
  return html`<details>
    <summary>${view.words.olderBills(bills.length)}</summary>
    <ul class="lines">
      ${bills.map((bill) => billRow(view, account, bill))}
    </ul>
  </details>`;
}

function billRow({ words, language }: View, account: Account, { label, status, dueDate, total }: Bill): Html {
  const due = dueDate === null ? null : `${words.due} ${formatDay(dueDate, language)}`;
  return html`<li class="line">
    <a href="/statements/${encodeURIComponent(account.id)}/${encodeURIComponent(label)}">${formatLabel(label, language)}</a>
    <span class="amount">${total === null ? words.hidden : formatMoney(total, language)}</span>
    <span class="standing">${[words.statuses[status] ?? status, due].filter((part) => part !== null).join(' · ')}</span>
  </li>`;
}

function newsSection(view: View, news: readonly News[], timeZone: string): Html {
  const { words, language } = view;
  const row = ({ type, happenedAt, summary }: News): Html => {
    const kind = (words.newsOf as Record<string, string>)[type] ?? words.otherNews;
    return html`<li class="line">
      <span>${kind}${summaryText(view, summary)}</span>
      <span class="amount">${summaryAmount(view, summary)}</span>
      <span class="standing">${formatInstant(happenedAt, timeZone, language)}</span>
    </li>`;
  };
  return html`<section aria-labelledby="news">
    <h2 id="news">${words.news}</h2>
    ${news.length === 0 ? html`<p class="mute">${words.noNews}</p>` : null}
    <ul class="lines">
      ${news.map(row)}
    </ul>
  </section>`;
}

function summaryText({ words, language }: View, summary: News['summary']): string {
  if (summary?.__typename === 'Transaction') return `: ${summary.merchant ?? words.unnamed}`;
  if (summary?.__typename === 'Statement') return `: ${formatLabel(summary.label, language)}`;
  return summary?.__typename === 'Card' && summary.lastFour !== null ? `: ${summary.lastFour}` : '';
}

function summaryAmount({ language }: View, summary: News['summary']): string {
  const amount = summary?.__typename === 'Transaction' ? summary.amount : summary?.__typename === 'Statement' ? summary.total : null;
  return amount === null ? '' : formatMoney(amount, language);
}
