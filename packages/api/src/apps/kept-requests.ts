import { decodeJwt } from 'jose';
import { errors, type AdapterFactory, type AdapterPayload } from 'oidc-provider';
import { TooManyRequests } from '../platform/index.js';
import { toProtocolError } from './unavailable.js';

/** Who has a request kept: an app that proved who it is and pushed it, or a browser that an app sent here. */
export type KeptFor = { clientId: string } | 'BROWSER';

/** The longest a parameter may be that is kept. What an app has to find again fits into a tenth of it. */
const LONGEST = 1_000;
const LONGEST_OF: Readonly<Record<string, number>> = { scope: 500 };
/** The one is registered letter by letter, the other signed by us. */
const KNOWN = new Set(['redirect_uri', 'id_token_hint']);

/**
 * Bounds what anybody can have kept by asking, before it is kept: how much of it, and how often.
 * @param count refuses who asks too often
 */
export function boundingRequests(storage: AdapterFactory, count: (keptFor: KeptFor) => Promise<void>): AdapterFactory {
  return (kind) => {
    const adapter = storage(kind);
    if (kind !== 'Interaction' && kind !== 'PushedAuthorizationRequest') return adapter;
    return {
      ...adapter,
      upsert: async (value, payload, seconds) => {
        const asked = parametersOf(payload);
        refuseOverlong(asked);
        await count(kind === 'Interaction' ? 'BROWSER' : { clientId: String(asked['client_id']) }).catch(tellTooMany);
        return adapter.upsert(value, payload, seconds);
      },
    };
  };
}

/** What is pushed is kept as the library writes it down: a token of its own, unsigned. */
function parametersOf({ params, request }: AdapterPayload): Record<string, unknown> {
  return request === undefined ? (params ?? {}) : decodeJwt(request);
}

function refuseOverlong(asked: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(asked)) {
    if (typeof value !== 'string' || KNOWN.has(name)) continue;
    if (value.length > (LONGEST_OF[name] ?? LONGEST)) throw new errors.InvalidRequest(`${name} is too long`);
  }
}

/** Told to whoever asked, and nobody is led back: the app is not to be asked again at once. */
class TooMany extends errors.OIDCProviderError {
  override allow_redirect = false;
  override error_description = 'too many requests of this kind: wait, and try again';

  constructor() {
    super(429, 'temporarily_unavailable');
  }
}

function tellTooMany(error: unknown): never {
  throw error instanceof TooManyRequests ? new TooMany() : toProtocolError(error);
}
