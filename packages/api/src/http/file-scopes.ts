import { declaredReach } from '@meisai/schema';
import { isScope, type Scope } from '@meisai/schema/rules';

const BILL = ['Statement.total', 'Statement.amountDue', 'Transaction.merchant', 'Card.lastFour', 'InstallmentPart.number'];
const NAMES = ['Account.name', 'Member.name'];

/** What stands in each file, as the fields that show the same: whoever puts more into one names it here. */
const SHOWN = {
  csv: BILL,
  ofx: BILL,
  pdf: [...BILL, 'Statement.breakdown', 'InstallmentPart.count', ...NAMES],
  receipt: ['InstallmentPlan.total', 'InstallmentPayment.amount', 'Transaction.merchant', 'Transaction.usedOn', ...NAMES],
} as const;

export type FileKind = keyof typeof SHOWN;

/** The scopes a file takes: those of all that stands in it, so that a token is shown by a file nothing that it could not ask for. */
export const FILE_SCOPES = Object.fromEntries(
  Object.entries(SHOWN).map(([kind, fields]) => [kind, scopesOf(fields)]),
) as unknown as Readonly<Record<FileKind, readonly Scope[]>>;

function scopesOf(fields: readonly string[]): Scope[] {
  const scopes = fields.map((field) => {
    const [type = '', name = ''] = field.split('.');
    const reach = declaredReach(type, name) ?? '';
    if (!isScope(reach)) throw new Error(`${field} stands in a file, and no scope is for it.`);
    return reach;
  });
  return [...new Set(scopes)];
}
