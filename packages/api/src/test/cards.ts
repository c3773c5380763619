import { addMember, ensureCardProduct, issueCard, keepCardNumber, openAccount } from '../accounts/index.js';
import type { Services } from '../platform/index.js';

/** A card somebody holds, and what its holder knows of it. */
export interface TestCard {
  memberId: string;
  accountId: string;
  email: string;
  proof: { cardNumber: string; expiry: string; birthDate: string };
}

export interface TestCardOptions {
  expiry?: string;
  expiresOn?: string;
  hasContact?: boolean;
  /** Charges to this account instead of one of its own. */
  onAccount?: string;
}

const NAME = { family: 'Tanaka', given: 'Midori' };
let issued = 0;

/** Issues a card to a new member without a login. */
export async function issueTestCard(services: Pick<Services, 'database' | 'keys'>, options: TestCardOptions = {}): Promise<TestCard> {
  const { expiry = '04/39', expiresOn = '2039-04-30', hasContact = true, onAccount } = options;
  const em = services.database.fork();
  const cardNumber = withCheckDigit(`93929${String((issued += 1)).padStart(10, '0')}`);
  const email = `holder.${issued}@example.jp`;
  const birthDate = '1985-04-01';
  await ensureCardProduct(em, { code: 'T3', nameJa: '試験カード', nameEn: 'Test card', lockoutThreshold: 3 });
  const memberId = await addMember(em, { language: 'EN', name: NAME, birthDate, email: hasContact ? email : null });
  const card = { ...keepCardNumber(services.keys, cardNumber), expiresOn };
  const accountId =
    onAccount ?? (await openAccount(em, { memberId, productCode: 'T3', currency: 'JPY', timeZone: 'Asia/Tokyo', ...card })).accountId;
  if (onAccount !== undefined) await issueCard(em, { accountId, memberId, ...card });
  return { memberId, accountId, email, proof: { cardNumber, expiry, birthDate } };
}

/** Luhn, the other way round than the rule under test: the digit that makes the sum whole. */
export function withCheckDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
