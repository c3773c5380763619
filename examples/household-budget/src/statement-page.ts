import type { BudgetLine } from './budget.ts';
import { budgetTable } from './budget-table.ts';
import { formatDay, formatLabel } from './dates.ts';
import type { Account, Amount, Bill, ListedUse } from './household.ts';
import { html, type Html } from './html.ts';
import { page, type View } from './layout.ts';
import { formatMoney } from './money.ts';

interface StatementView {
  account: Account;
  bill: Bill;
  uses: readonly ListedUse[];
  lines: readonly BudgetLine[];
}

/** A bill: what it comes to, by category, and every use on it. */
export function statementPage(view: View, { account, bill, uses, lines }: StatementView): string {
  const { words, language } = view;
  const title = words.billTitle(formatLabel(bill.label, language));
  const write = (amount: Amount | null): string => (amount === null ? words.hidden : formatMoney(amount, language));
  const days = `${formatDay(bill.periodStart, language)} – ${formatDay(bill.periodEnd, language)}`;
  return page(
    view,
    title,
    html`<p><a href="/">${words.back}</a></p>
      <h1>${title}</h1>
      <p class="mute">${account.name} · ${words.statuses[bill.status] ?? bill.status}</p>
      <dl>
        <dt>${words.total}</dt>
        <dd class="figure">${write(bill.total)}</dd>
        ${bill.amountDue === null ? null : fact(words.amountDue, write(bill.amountDue))} ${fact(words.period, days)}
        ${bill.dueDate === null ? null : fact(words.due, formatDay(bill.dueDate, language))}
      </dl>
      <h2>${words.spent} / ${words.planned}</h2>
      ${budgetTable(view, lines, account.currency)}
      <h2>${words.uses}</h2>
      <ul class="lines">
        ${uses.map((use) => useRow(view, use))}
      </ul>`,
  );
}

function fact(name: string, value: string): Html {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}

function useRow({ words, language }: View, { billedAmount, node }: ListedUse): Html {
  const category = node.kind === 'PAYMENT' ? words.payment : (words.categories[node.category] ?? words.categories.UNCATEGORISED);
  return html`<li class="line">
    <span>${node.merchant ?? words.unnamed}</span>
    <span class="amount">${formatMoney(billedAmount ?? node.amount, language)}</span>
    <span class="standing">${formatDay(node.usedOn, language)} · ${category}</span>
  </li>`;
}
