import { canonicalUserId, findUserIdFault } from '@meisai/schema/rules';
import { accountGlobalId, addMember, ensureCardProduct, openAccount, STANDARD_PRODUCT } from '../accounts/index.js';
import { addLogin, findMemberLogin, makePassword, USER_ID_FAULTS } from '../identity/index.js';
import { InputError, keyOf, type EntityManager, type PasswordHasher } from '../platform/index.js';
import { findAccountKnowing, findAccountOfCard, findImportAccount, listImportCards } from './import.queries.js';

/** Where the uses of a file go. */
export type ImportTarget =
  | { kind: 'ACCOUNT'; accountId: string }
  | {
      kind: 'NEW_ACCOUNT';
      userId: string;
      timeZone: string;
      /** For files that name none. */
      currency: string | null;
      /** Accounts opened for earlier files of the same command: a further file of the same card joins them. */
      opened: readonly TargetAccount[];
    };

export interface TargetAccount {
  id: string;
  currency: string;
  /** Of the card in the file it was opened for. */
  lastFour: string | null;
  isNew: boolean;
  /** The login made with it. The password is shown once and kept nowhere. */
  newLogin: { userId: string; password: string } | null;
}

interface FileOfAccount {
  currency: string;
  lastFour: string | null;
  keys: readonly string[];
}

export interface ChosenAccount {
  /** What the file must be in; null where it may choose. */
  currency: string | null;
  /** Finds or opens the account, inside the import's transaction. */
  open(em: EntityManager, file: FileOfAccount): Promise<TargetAccount>;
}

/** Decides where a file goes, and hashes what must be hashed before the transaction begins. @throws {InputError} */
export async function chooseAccount(em: EntityManager, passwordHasher: PasswordHasher, target: ImportTarget): Promise<ChosenAccount> {
  if (target.kind === 'ACCOUNT') {
    const account = await findImportAccount(em, readAccountId(target.accountId));
    if (account === null)
      throw new InputError(`There is no account ${target.accountId.slice(0, 80)}; "meisai account list" shows them all.`);
    return { currency: account.currency, open: async () => ({ ...account, lastFour: null, isNew: false, newLogin: null }) };
  }
  const fault = findUserIdFault(target.userId);
  if (fault !== null) throw new InputError(`--new-account: "${target.userId.slice(0, 80)}" cannot be a user ID: ${USER_ID_FAULTS[fault]}.`);
  const login = await findMemberLogin(em, canonicalUserId(target.userId));
  if (login !== null) return { currency: target.currency, open: (tx, file) => openForMember(tx, target, login.memberId, file) };
  const password = makePassword();
  const passwordHash = await passwordHasher.hash(password);
  return { currency: target.currency, open: (tx, file) => openForStranger(tx, target, file, password, passwordHash) };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readAccountId(text: string): string {
  if (UUID.test(text)) return text.toLowerCase();
  const [uuid] = keyOf('Account', text);
  if (uuid === undefined)
    throw new InputError(`--account: "${text.slice(0, 80)}" is no id of an account; "meisai account list" shows them all.`);
  return uuid;
}

type NewAccountTarget = Extract<ImportTarget, { kind: 'NEW_ACCOUNT' }>;

async function openForMember(em: EntityManager, target: NewAccountTarget, memberId: string, file: FileOfAccount): Promise<TargetAccount> {
  const { currency, lastFour, keys } = file;
  const sister = target.opened.find((account) => account.currency === currency && account.lastFour === lastFour);
  if (sister !== undefined) return { ...sister, isNew: false, newLogin: null };
  // The same command given again must change nothing: the account that knows the whole file was opened by it.
  const known = keys.length === 0 ? null : await findAccountKnowing(em, memberId, currency, keys);
  if (known !== null) return { id: known, currency, lastFour, isNew: false, newLogin: null };
  const same = lastFour === null ? null : await findAccountOfCard(em, memberId, currency, lastFour);
  if (same !== null) {
    throw new InputError(
      `${canonicalUserId(target.userId)} has an account in ${currency} with a card ending ${lastFour} already; import into it with --account ${accountGlobalId(same)}.`,
    );
  }
  await ensureCardProduct(em, STANDARD_PRODUCT);
  const { accountId } = await openAccount(em, {
    memberId,
    productCode: STANDARD_PRODUCT.code,
    currency,
    timeZone: target.timeZone,
    lastFour,
  });
  return { id: accountId, currency, lastFour, isNew: true, newLogin: null };
}

async function openForStranger(
  em: EntityManager,
  target: NewAccountTarget,
  file: FileOfAccount,
  password: string,
  passwordHash: string,
): Promise<TargetAccount> {
  const memberId = await addMember(em, { language: 'JA' });
  const userId = canonicalUserId(target.userId);
  const loginId = await addLogin(em, { person: { memberId }, userId, passwordHash });
  if (loginId === null) throw new InputError(`The user ID ${userId} was taken just now; run the command again to add the account to it.`);
  return { ...(await openForMember(em, target, memberId, file)), newLogin: { userId, password } };
}

/** Which card a use belongs to: the one of its last four digits, else the account's only card, else none. */
export async function chooseCards(em: EntityManager, accountId: string): Promise<(lastFour: string | null) => string | null> {
  const cards = await listImportCards(em, accountId);
  const only = cards.length === 1 ? (cards[0]?.id ?? null) : null;
  return (lastFour) => cards.find((card) => lastFour !== null && card.lastFour === lastFour)?.id ?? only;
}
