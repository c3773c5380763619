import type { Account } from './household.ts';
import { html, type Html } from './html.ts';
import { page, type View } from './layout.ts';
import type { TransactionCategory } from './meisai.generated.ts';
import { readAmount, writeAmount } from './money.ts';

/** What was typed, by category. */
export type TypedBudget = ReadonlyMap<string, string>;

/** The form in which a member says what they mean to spend. */
export function budgetPage(view: View, account: Account, typed: TypedBudget): string {
  const { words } = view;
  const categories = Object.keys(words.categories) as TransactionCategory[];
  return page(
    view,
    words.budgetTitle,
    html`<p><a href="/">${words.back}</a></p>
      <h1>${words.budgetTitle}</h1>
      <p class="mute">${account.name} (${account.currency})</p>
      <p>${words.budgetHelp}</p>
      <form method="post" class="fields">
        ${categories.map((category) => field(view, account.currency, category, typed.get(category) ?? ''))}
        <button class="primary">${words.save}</button>
      </form>`,
  );
}

function field({ words }: View, currency: string, category: TransactionCategory, value: string): Html {
  const isWrong = value.trim() !== '' && readAmount(value, currency) === null;
  const error = isWrong ? html`<span class="over" id="error-${category}">${words.notAnAmount}</span>` : null;
  const described = isWrong ? html` aria-invalid="true" aria-describedby="error-${category}"` : null;
  return html`<label
    >${words.categories[category]}
    <input name="${category}" value="${value}" inputmode="decimal" autocomplete="off" maxlength="16" ${described} />${error}</label
  >`;
}

/** What is kept, as it is put into the form. */
export function writeBudget(planned: ReadonlyMap<TransactionCategory, number>, currency: string): TypedBudget {
  return new Map([...planned].map(([category, minorUnits]) => [category, writeAmount({ minorUnits, currency })]));
}

/** What was typed as a budget: categories left empty have none. @returns null where something is no amount */
export function readTypedBudget(typed: TypedBudget, { words }: View, currency: string): Map<TransactionCategory, number> | null {
  const planned = new Map<TransactionCategory, number>();
  for (const category of Object.keys(words.categories) as TransactionCategory[]) {
    const text = typed.get(category)?.trim() ?? '';
    if (text === '') continue;
    const minorUnits = readAmount(text, currency);
    if (minorUnits === null) return null;
    planned.set(category, minorUnits);
  }
  return planned;
}
