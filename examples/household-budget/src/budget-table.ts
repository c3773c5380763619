import type { BudgetLine } from './budget.ts';
import { html, type Html } from './html.ts';
import type { View } from './layout.ts';
import { formatMoney } from './money.ts';

/** What was spent by category beside what was planned. The bars say nothing that the figures do not. */
export function budgetTable({ words, language }: View, lines: readonly BudgetLine[], currency: string): Html {
  if (lines.length === 0) return html`<p class="mute">${words.nothingSpent}</p>`;
  const write = (minorUnits: number): string => formatMoney({ minorUnits, currency }, language);
  const largest = Math.max(1, ...lines.map(({ spent, planned }) => Math.max(spent, planned ?? 0)));
  const row = ({ category, spent, planned }: BudgetLine): Html => {
    const isOver = planned !== null && spent > planned;
    const standing =
      planned === null ? words.noBudget : isOver ? words.over(write(spent - planned)) : words.left(write(planned - Math.max(0, spent)));
    return html`<li class="line">
      <span class="category">${words.categories[category] ?? words.categories.UNCATEGORISED}</span>
      <span class="amount">${write(spent)}</span>
      ${bar(Math.max(0, spent) / largest, planned === null ? null : planned / largest, isOver)}
      <span class="${isOver ? 'standing over' : 'standing'}">${standing}</span>
    </li>`;
  };
  return html`<ul class="lines">
    ${lines.map(row)}
  </ul>`;
}

function bar(spent: number, planned: number | null, isOver: boolean): Html {
  const percent = (part: number): string => (100 * part).toFixed(1);
  const mark = planned === null ? null : html`<rect class="mark" x="${percent(Math.min(planned, 0.995))}" width="0.5" height="6" />`;
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" y="1" width="100" height="4" />
    <rect class="${isOver ? 'spent over' : 'spent'}" y="1" width="${percent(spent)}" height="4" />
    ${mark}
  </svg>`;
}
