import { meisai } from './add-member.js';
import { keepSecret } from './secrets.js';

export interface AppCredentials {
  clientId: string;
  secret: string;
}

interface NewApp {
  name: string;
  callback: string;
  scopes: string;
}

/** Registers an app as the issuer does, by the command line; its homepage is where it is called back. */
export async function addApp({ name, callback, scopes }: NewApp): Promise<AppCredentials> {
  const homepage = `${new URL(callback).origin}/`;
  const printed = await meisai('app', 'add', callback, '--name', name, '--homepage', homepage, '--scopes', scopes);
  const [, clientId = ''] = /Client id: +(\S+)/.exec(printed) ?? [];
  const [, secret = ''] = /Client secret: +(\S+)/.exec(printed) ?? [];
  keepSecret('TOKEN', secret);
  return { clientId, secret };
}
