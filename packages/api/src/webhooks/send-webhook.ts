import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { createNameLookUp, type LookUpName } from './look-up-name.js';
import { isLoopbackAddress, isPublicAddress } from './public-address.js';
import type { WebhookPolicy } from './webhook-policy.js';

/** A message as it leaves: the same id whenever it is sent again, so that who has it already knows. */
export interface WebhookMessage {
  id: string;
  url: string;
  /** `whsec_` and base64, as Standard Webhooks writes them: signed with each, so that an app may know any one of them. */
  secrets: readonly string[];
  body: string;
  sentAt: Date;
}

/** What came of an attempt: the status of the answer, or why there was none. */
export interface WebhookAnswer {
  status: number | null;
  failure: WebhookFailure | null;
}

export type WebhookFailure = 'ADDRESS_NOT_PUBLIC' | 'UNREACHABLE' | 'TIMED_OUT' | 'TLS_FAILED' | 'REFUSED';

export interface SenderOptions {
  /** Whether a program on the same machine may be called. */
  isLocalAllowed: boolean;
  policy: Pick<WebhookPolicy, 'sendWithinMs' | 'mostAnswerBytes'>;
  /** How names are looked up. */
  lookUp?: LookUpName;
}

export interface WebhookSender {
  send(message: WebhookMessage): Promise<WebhookAnswer>;
  close(): Promise<void>;
}

class AddressNotPublic extends Error {
  override name = 'AddressNotPublic';
}

/**
 * Sends messages to addresses that strangers have given. A name is looked up once, what it leads to is judged, and that very
 * address is connected to: a name that leads elsewhere a moment later gains nothing. Redirects are answers like others, and not followed.
 */
export function createWebhookSender({ isLocalAllowed, policy, ...given }: SenderOptions): WebhookSender {
  const lookUp = given.lookUp ?? createNameLookUp({ isLocalAllowed, withinMs: policy.sendWithinMs });
  const mayConnect = (address: string): boolean => isPublicAddress(address) || (isLocalAllowed && isLoopbackAddress(address));
  const agent = new Agent({
    connect: createConnect(mayConnect, lookUp, policy.sendWithinMs),
    // A connection that is kept would outlive the look at its address.
    pipelining: 0,
    maxHeaderSize: policy.mostAnswerBytes,
    headersTimeout: policy.sendWithinMs,
    bodyTimeout: policy.sendWithinMs,
  });
  return {
    send: async (message) => {
      try {
        const { statusCode } = await post(agent, message, policy);
        return { status: statusCode, failure: statusCode >= 200 && statusCode < 300 ? null : 'REFUSED' };
      } catch (error) {
        return { status: null, failure: failureOf(error) };
      }
    },
    close: () => agent.destroy(),
  };
}

async function post(
  agent: Agent,
  message: WebhookMessage,
  { sendWithinMs, mostAnswerBytes }: SenderOptions['policy'],
): Promise<Dispatcher.ResponseData> {
  const signal = AbortSignal.timeout(sendWithinMs);
  const { id, url, secrets, body, sentAt } = message;
  const answer = await agent.request({
    ...targetOf(new URL(url)),
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Meisai-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(' '),
    },
    body,
    signal,
  });
  // What it says is nobody's business; that it ends, and soon, is.
  await answer.body.dump({ limit: mostAnswerBytes, signal }).catch(() => undefined);
  return answer;
}

function targetOf({ origin, pathname, search }: URL): { origin: string; path: string } {
  return { origin, path: `${pathname}${search}` };
}

function createConnect(mayConnect: (address: string) => boolean, lookUp: LookUpName, timeout: number): buildConnector.connector {
  const connect = buildConnector({ timeout, lookup: guarded(lookUp, mayConnect) as never });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    // An address that is written out is not looked up, and so is judged here.
    if (isIP(host) !== 0 && !mayConnect(host)) return callback(new AddressNotPublic(), null);
    return connect(options, callback);
  };
}

/** A look-up that finds nothing where any address of a name is one that may not be connected to. */
function guarded(lookUp: LookUpName, mayConnect: (address: string) => boolean) {
  return (
    hostname: string,
    options: LookupOptions,
    callback: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    judged(hostname).then(
      (addresses) => (options.all === true ? callback(null, addresses) : callback(null, addresses[0].address, addresses[0].family)),
      (error: Error) => callback(error, []),
    );
  };

  async function judged(hostname: string): Promise<[LookupAddress, ...LookupAddress[]]> {
    const [first, ...others] = await lookUp(hostname);
    if (first === undefined || ![first, ...others].every(mayConnect)) throw new AddressNotPublic();
    return [withFamily(first), ...others.map(withFamily)];
  }
}

function withFamily(address: string): LookupAddress {
  return { address, family: isIP(address) };
}

function failureOf(error: unknown): WebhookFailure {
  if (error instanceof AddressNotPublic) return 'ADDRESS_NOT_PUBLIC';
  const { name, code = '' } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || /TIMEOUT|CANCELLED/.test(code)) return 'TIMED_OUT';
  return /CERT|TLS|SSL|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY/.test(code) ? 'TLS_FAILED' : 'UNREACHABLE';
}
