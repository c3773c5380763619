import {
  Login,
  Passkey,
  PasskeyChallenge,
  RegisterPasskeyInput,
  RegisterPasskeyResult,
  RegisterPasskeySuccess,
  RemovePasskeyResult,
  RemovePasskeySuccess,
  RenamePasskeyInput,
  RenamePasskeyResult,
  RenamePasskeySuccess,
  StartPasskeyRegistrationResult,
  type SecondFactor,
} from '@meisai/schema';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import { localId, MemberAct, requireViewer, type RequestContext } from '../platform/index.js';
import { viewFactorRefusal, viewPasskey } from './factor.view.js';
import { findPasskey, listPasskeys } from './passkey.store.js';
import { registerPasskey } from './register-passkey.js';
import { removePasskey } from './remove-passkey.js';
import { renamePasskey } from './rename-passkey.js';
import { findSecondFactors } from './second-factor.queries.js';
import { startPasskeyRegistration } from './start-passkey-registration.js';
import { ownerOf } from './viewer-owner.js';

@Resolver()
export class PasskeyResolver {
  @MemberAct({ freshProof: true })
  @Mutation(() => StartPasskeyRegistrationResult, { description: 'Asks the browser for a new passkey; `registerPasskey` adds it.' })
  async startPasskeyRegistration(@Ctx() context: RequestContext): Promise<StartPasskeyRegistrationResult> {
    const { loginId, sessionId } = requireViewer(context);
    const optionsJson = await startPasskeyRegistration(context, loginId, sessionId);
    if (optionsJson === null) return viewFactorRefusal('TOO_MANY_PASSKEYS', context.language);
    return Object.assign(new PasskeyChallenge(), { optionsJson });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => RegisterPasskeyResult, {
    description: 'Adds the passkey the browser made. It lets the member in without user ID and password.',
  })
  async registerPasskey(
    @Arg('input', () => RegisterPasskeyInput, { description: 'The passkey and its name.' }) input: RegisterPasskeyInput,
    @Ctx() context: RequestContext,
  ): Promise<RegisterPasskeyResult> {
    const { sessionId } = requireViewer(context);
    const outcome = await registerPasskey(context, ownerOf(context), sessionId, input);
    if (outcome.kind === 'REFUSED') return viewFactorRefusal('PASSKEY_REFUSED', context.language);
    if (outcome.kind === 'TOO_MANY') return viewFactorRefusal('TOO_MANY_PASSKEYS', context.language);
    return Object.assign(new RegisterPasskeySuccess(), { passkey: await loadPasskey(context, outcome.id) });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => RenamePasskeyResult, { description: 'Calls a passkey by another name.' })
  async renamePasskey(
    @Arg('input', () => RenamePasskeyInput, { description: 'The passkey and its name.' }) input: RenamePasskeyInput,
    @Ctx() context: RequestContext,
  ): Promise<RenamePasskeyResult> {
    const id = localId('Passkey', input.id);
    if (!(await renamePasskey(context, ownerOf(context), id, input.name))) return viewFactorRefusal('PASSKEY_NOT_FOUND', context.language);
    return Object.assign(new RenamePasskeySuccess(), { passkey: await loadPasskey(context, id) });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => RemovePasskeyResult, {
    description: 'Takes a passkey away. If it was the last second factor, the password alone lets the member in.',
  })
  async removePasskey(
    @Arg('id', () => ID, { description: 'Which passkey.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RemovePasskeyResult> {
    const removal = await removePasskey(context, ownerOf(context), localId('Passkey', id));
    if (removal === 'NOT_FOUND') return viewFactorRefusal('PASSKEY_NOT_FOUND', context.language);
    if (removal === 'NEEDED') return viewFactorRefusal('FACTOR_NEEDED', context.language);
    const secondFactors = (await findSecondFactors(context.em, requireViewer(context).loginId)) as SecondFactor[];
    return Object.assign(new RemovePasskeySuccess(), { secondFactors });
  }
}

@Resolver(() => Login)
export class LoginPasskeysResolver {
  @FieldResolver(() => [Passkey], { description: 'The passkeys of this login, oldest first; 20 at most.' })
  async passkeys(@Ctx() context: RequestContext): Promise<Passkey[]> {
    return (await listPasskeys(context.em, requireViewer(context).loginId)).map(viewPasskey);
  }
}

async function loadPasskey(context: RequestContext, id: string): Promise<Passkey> {
  const row = await findPasskey(context.em, requireViewer(context).loginId, id);
  if (row === null) throw new Error('A passkey that was just kept is not there.');
  return viewPasskey(row);
}
