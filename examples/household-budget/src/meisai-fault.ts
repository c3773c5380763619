/**
 * Why Meisai did not give what was asked for:
 * DECLINED   the member did not agree
 * STRAY      an answer to a request that this browser did not make, or made long ago
 * ENDED      the tokens count no more: the member cut the app off, or has not used it for long
 * SCOPE      the member has agreed to less than what was asked for
 * LATER      too much was asked for, or the service is not available now
 * AWAY       there is no answer
 * MISTAKE    it did not understand the app, or the app it: somebody has to mend a program
 */
export type MeisaiFaultKind = 'DECLINED' | 'STRAY' | 'ENDED' | 'SCOPE' | 'LATER' | 'AWAY' | 'MISTAKE';

/** Where a service that is not available does not say when it will be. */
const USUAL_WAIT_SECONDS = 30;

/** When a service that said "later" wants to be asked again. */
export function retryAfterSeconds(headers: Headers): number {
  return Number(headers.get('retry-after')) || USUAL_WAIT_SECONDS;
}

interface FaultDetails {
  /** What Meisai calls it, for whoever looks after the app. */
  code?: string;
  /** By which the service's operators find the request in their log. */
  requestId?: string | null;
  /** When it makes sense to ask again. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

export class MeisaiFault extends Error {
  override readonly name = 'MeisaiFault';
  readonly kind: MeisaiFaultKind;
  readonly code: string | null;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(kind: MeisaiFaultKind, { code, requestId, retryAfterSeconds, cause }: FaultDetails = {}) {
    super(`${kind}${code === undefined ? '' : ` (${code})`}`, { cause });
    this.kind = kind;
    this.code = code ?? null;
    this.requestId = requestId ?? null;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}
