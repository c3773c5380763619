import {
  AccountClosed,
  CheckIdentityInput,
  CheckIdentityResult,
  CloseAccountInput,
  CloseAccountResult,
  IdentityProved,
  LockLoginResult,
  LoginLockedByConcierge,
  LoginUnlocked,
  MemberActInput,
  ReenrolmentStarted,
  StartReenrolmentResult,
  UnlockLoginResult,
} from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { localId, OperatorAct, type RequestContext } from '../platform/index.js';
import { checkIdentity } from './check-identity.js';
import { closeAccount, type AccountClosing } from './close-account.js';
import { viewAct, viewRefusal } from './concierge.view.js';
import { loadMemberFile } from './member-file.view.js';
import { lockLogin } from './lock-login.js';
import { startReenrolment } from './start-reenrolment.js';
import { unlockLogin } from './unlock-login.js';

const WHOM_AND_WHY = { description: 'The member, and why.' };

@Resolver()
export class ActsResolver {
  @OperatorAct()
  @Mutation(() => CheckIdentityResult, {
    description: 'Compares what a caller answers with the file. Three wrong checks of a member in a day end it, over all operators.',
  })
  async checkIdentity(
    @Arg('input', () => CheckIdentityInput, { description: 'The member, and what the caller said.' }) input: CheckIdentityInput,
    @Ctx() context: RequestContext,
  ): Promise<CheckIdentityResult> {
    const memberId = localId('Member', input.memberId);
    const outcome = await checkIdentity(context, memberId, input.answers);
    if (outcome.kind === 'PASSED') {
      return Object.assign(new IdentityProved(), { passedUntil: outcome.passedUntil, member: await loadMemberFile(context, memberId) });
    }
    if (outcome.kind === 'NOT_PROVED') {
      return Object.assign(viewRefusal('IDENTITY_NOT_PROVED', context.language), { wrongLeft: outcome.wrongLeft });
    }
    return viewRefusal(outcome.kind, context.language);
  }

  @OperatorAct()
  @Mutation(() => UnlockLoginResult, {
    description: 'Opens a locked login and its one-time codes, after a passed check of who calls. The password stays as it was.',
  })
  async unlockLogin(
    @Arg('input', () => MemberActInput, WHOM_AND_WHY) input: MemberActInput,
    @Ctx() context: RequestContext,
  ): Promise<UnlockLoginResult> {
    const memberId = localId('Member', input.memberId);
    return viewAct<object, UnlockLoginResult>(context, await unlockLogin(context, memberId, input.reason), async () =>
      Object.assign(new LoginUnlocked(), { member: await loadMemberFile(context, memberId) }),
    );
  }

  @OperatorAct()
  @Mutation(() => LockLoginResult, {
    description:
      'Shuts a login for every device and ends all its sessions, at once on every process. It stays shut until an operator opens it, `meisai member unlock` does or a re-enrolment started since is completed; codes and links sent before are worth nothing.',
  })
  async lockLogin(
    @Arg('input', () => MemberActInput, WHOM_AND_WHY) input: MemberActInput,
    @Ctx() context: RequestContext,
  ): Promise<LockLoginResult> {
    const memberId = localId('Member', input.memberId);
    return viewAct<{ endedSessions: number }, LockLoginResult>(context, await lockLogin(context, memberId, input.reason), async (done) =>
      Object.assign(new LoginLockedByConcierge(), { ...done, member: await loadMemberFile(context, memberId) }),
    );
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => StartReenrolmentResult, {
    description:
      'Sends a one-time code to the contact on file, after a passed check of who calls, so that a member who lost user ID and password can enrol anew with their card.',
  })
  async startReenrolment(
    @Arg('input', () => MemberActInput, WHOM_AND_WHY) input: MemberActInput,
    @Ctx() context: RequestContext,
  ): Promise<StartReenrolmentResult> {
    const memberId = localId('Member', input.memberId);
    return viewAct<{ sentTo: string }, StartReenrolmentResult>(
      context,
      await startReenrolment(context, memberId, input.reason),
      async (done) => Object.assign(new ReenrolmentStarted(), { ...done, member: await loadMemberFile(context, memberId) }),
    );
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => CloseAccountResult, {
    description: 'Closes an account with its cards for good, and the logins of whoever carries no other open card.',
  })
  async closeAccount(
    @Arg('input', () => CloseAccountInput, { description: 'The account, and why.' }) input: CloseAccountInput,
    @Ctx() context: RequestContext,
  ): Promise<CloseAccountResult> {
    const outcome = await closeAccount(context, localId('Account', input.accountId), input.reason);
    return viewAct<AccountClosing, CloseAccountResult>(context, outcome, (done) => Object.assign(new AccountClosed(), done));
  }
}
