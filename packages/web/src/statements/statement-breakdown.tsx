import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import type { Money } from '../platform/money-format.js';
import { useFormats } from '../platform/use-formats.js';
import { changedTotalOf } from './asked-amount.js';
import { useStatementBreakdown_statementFragment, type StatementBreakdown_statementFragment } from './statement-breakdown.generated.js';

/** How the total comes about, and what each card has to do with it. Lines of nothing are left out. */
export function StatementBreakdown({ statement }: { statement: FragmentType<StatementBreakdown_statementFragment> }) {
  const { t } = useLingui();
  const { status, total, adjustment, breakdown, cards } = useStatementBreakdown_statementFragment(statement);
  // What is not billed yet is no total.
  const sum = status === 'OPEN' ? null : changedTotalOf({ total, adjustment });
  const isChanged = adjustment !== null && adjustment.minorUnits !== 0;
  const lines = [
    { name: t`Previous balance`, amount: breakdown?.previousBalance },
    { name: t`Payments`, amount: breakdown?.payments },
    { name: t`Uses`, amount: breakdown?.uses },
    { name: t`Refunds and credits`, amount: breakdown?.refunds },
    { name: t`Fees`, amount: breakdown?.fees },
    { name: t`Installments`, amount: breakdown?.installments },
    { name: t`Changed after closing`, amount: adjustment },
  ].flatMap(({ name, amount }) => (amount == null || amount.minorUnits === 0 ? [] : [{ name, amount }]));
  const byCard = cards.map(({ card, total }) => ({
    name: card?.lastFour ? t`Card ending ${card.lastFour}` : t`Card not named`,
    amount: total,
  }));
  // Without a total, a family card's own sum is what there is to see.
  const isByCard = byCard.length > 1 || (breakdown === null && byCard.length > 0);
  if (lines.length < 2 && !isByCard) return null;
  // One table alone is as wide as the facts above it.
  const hasBoth = lines.length > 1 && isByCard;
  return (
    <div className={`grid gap-8 ${hasBoth ? 'sm:grid-cols-2' : ''}`}>
      {lines.length > 1 && (
        <AmountTable
          title={t`Breakdown`}
          lines={lines}
          sum={sum === null ? null : { name: isChanged ? t`Total with the change` : t`Total`, amount: sum }}
        />
      )}
      {isByCard && <AmountTable title={t`By card`} lines={byCard} />}
    </div>
  );
}

interface Amount {
  name: string;
  amount: Money;
}

function AmountTable({ title, lines, sum = null }: { title: string; lines: readonly Amount[]; sum?: Amount | null }) {
  const formats = useFormats();
  return (
    <table className="w-full self-start">
      <caption className="pb-2 text-left text-sm text-mute">{title}</caption>
      <tbody>
        {lines.map(({ name, amount }) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className="py-2 pr-4 text-left font-normal">
              {name}
            </th>
            <td className="py-2 text-right whitespace-nowrap tabular-nums">{formats.money(amount)}</td>
          </tr>
        ))}
      </tbody>
      {sum !== null && (
        <tfoot>
          <tr className="border-t border-ink">
            <th scope="row" className="py-2 pr-4 text-left font-normal">
              {sum.name}
            </th>
            <td className="py-2 text-right whitespace-nowrap tabular-nums">{formats.money(sum.amount)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
