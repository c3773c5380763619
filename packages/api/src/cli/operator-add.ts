import { canonicalUserId, findUserIdFault } from '@meisai/schema/rules';
import { addOperator } from '../concierge/index.js';
import { findMemberLogin, makePassword } from '../identity/index.js';
import { isMailAddress } from '../notifications/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import type { Command, CommandCall } from './command.js';
import { requiredOption, textOption } from './option-values.js';

const HELP = `Their password is made, and with the secret of their authenticator app printed once: nobody can read either again.

  --name "森 涼子"      by which other operators know them
  --email ADDRESS      theirs at the issuer
  --member USERID      who they are as a member, where they are one: nobody acts on themselves`;

export const operatorAdd: Command = {
  name: 'operator add',
  summary: 'Adds a person of the concierge desk.',
  usage: 'USERID --name NAME --email ADDRESS [--member USERID]',
  help: HELP,
  options: { name: { type: 'string' }, email: { type: 'string' }, member: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  needsSecretKey: () => true,
  asksFor: () => null,
  run,
};

async function run({ services, output, values, positionals: [typed = ''] }: CommandCall): Promise<number> {
  const userId = canonicalUserId(typed);
  if (findUserIdFault(userId) !== null)
    throw new InputError(`"${typed.slice(0, 80)}" cannot be a user ID: 4–64 letters, digits and . _ - @`);
  const name = requiredOption(values, 'name').trim().slice(0, 100);
  const email = requiredOption(values, 'email').trim();
  if (name === '') throw new InputError('--name: write a name.');
  if (!isMailAddress(email)) throw new InputError('--email: that is no mail address.');
  const em = services.database.fork();
  const memberId = await findMemberId(em, textOption(values, 'member'));
  const password = makePassword();
  const passwordHash = await services.passwordHasher.hash(password);
  const authenticator = await em.transactional(async (tx) => {
    const added = await addOperator(tx as EntityManager, services.keys, { userId, name, email, memberId, passwordHash });
    if (added === null) throw new InputError(`${userId} is taken.`);
    return added;
  });
  output.print(`Added the operator ${userId} (${name}).\n`);
  output.print(`Password:       ${password}\nAuthenticator:  ${authenticator.secret}\n                ${authenticator.uri}\n`);
  output.print('Both are shown only now.\n');
  return 0;
}

async function findMemberId(em: EntityManager, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const login = await findMemberLogin(em, canonicalUserId(userId));
  if (login === null) throw new InputError(`--member: there is no member with the user ID ${userId.slice(0, 80)}.`);
  return login.memberId;
}
