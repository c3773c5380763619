import { LoginSuccess, LoginWithPasskeyResult, PasskeyChallenge } from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { viewFactorRefusal } from '../factors/index.js';
import { requireViewer, type RequestContext } from '../platform/index.js';
import { viewLock, viewRefusal } from './identity.view.js';
import { loadViewer } from './load-viewer.js';
import { loginWithPasskey } from './login-with-passkey.js';
import { startPasskeyLogin } from './start-passkey-login.js';

@Resolver()
export class PasskeyLoginResolver {
  @Mutation(() => PasskeyChallenge, { description: 'Asks this browser for a passkey, whoever’s it is; `loginWithPasskey` takes it.' })
  async startPasskeyLogin(@Ctx() context: RequestContext): Promise<PasskeyChallenge> {
    return Object.assign(new PasskeyChallenge(), { optionsJson: await startPasskeyLogin(context) });
  }

  @Mutation(() => LoginWithPasskeyResult, {
    description: 'Logs a member in with a passkey alone. It also opens a login that wrong passwords have locked.',
  })
  async loginWithPasskey(
    @Arg('credentialJson', () => String, {
      description: 'What the browser made, as JSON: an `AuthenticationResponseJSON` of WebAuthn Level 3.',
    })
    credentialJson: string,
    @Ctx() context: RequestContext,
  ): Promise<LoginWithPasskeyResult> {
    const { kind } = await loginWithPasskey(context, 'MEMBER', credentialJson);
    if (kind === 'REFUSED') return viewFactorRefusal('PASSKEY_REFUSED', context.language);
    if (kind === 'SHUT') return viewLock('LOGIN_SHUT', context);
    if (kind === 'CLOSED') return viewRefusal('LOGIN_CLOSED', context.language);
    return Object.assign(new LoginSuccess(), { viewer: await loadViewer(context.em, requireViewer(context).memberId) });
  }
}
