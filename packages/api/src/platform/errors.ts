import type { TokenScheme } from './token-challenge.js';

/** A fault inside the service. `code` is stable and may leave the house; the message and the cause may not. */
export abstract class Fault extends Error {
  abstract readonly code: string;
  /** The HTTP answer it makes of a request. */
  readonly httpStatus: number = 500;
  /** When it makes sense to ask again; null if it will not pass by itself. */
  readonly retryAfterSeconds: number | null = null;
}

/** The database is away, or cannot be opened. */
export class DatabaseUnavailable extends Fault {
  override readonly name = 'DatabaseUnavailable';
  readonly code = 'SERVICE_UNAVAILABLE';
  override readonly httpStatus = 503;
  override readonly retryAfterSeconds = 5;
}

/** More work of a kind is asked for than the process takes on at once. */
export class Overloaded extends Fault {
  override readonly name = 'Overloaded';
  readonly code = 'SERVICE_UNAVAILABLE';
  override readonly httpStatus = 503;

  constructor(override readonly retryAfterSeconds: number) {
    super('Too much of this work is waiting already.');
  }
}

/** A process that hashes died under a password: whether it was right, nobody knows. */
export class HashingInterrupted extends Fault {
  override readonly name = 'HashingInterrupted';
  readonly code = 'SERVICE_UNAVAILABLE';
  override readonly httpStatus = 503;

  constructor(override readonly retryAfterSeconds: number) {
    super('The process that hashed a password ended before it answered.');
  }
}

/** One caller asks for more than a fair share. */
export class TooManyRequests extends Fault {
  override readonly name = 'TooManyRequests';
  readonly code = 'TOO_MANY_REQUESTS';
  override readonly httpStatus = 429;

  constructor(override readonly retryAfterSeconds: number) {
    super('Too many requests of this kind from one source.');
  }
}

/** A request names a token that lets nobody in: unknown, expired, ended, or not proved to be the holder's. */
export class InvalidToken extends Fault {
  override readonly name: string = 'InvalidToken';
  readonly code: string = 'INVALID_TOKEN';
  override readonly httpStatus = 401;
  /** What OAuth calls it. */
  readonly oauthError: 'invalid_token' | 'invalid_dpop_proof' = 'invalid_token';

  /** @param scheme how it came; null where nobody knows the scheme */
  constructor(
    readonly scheme: TokenScheme | null,
    message = 'The token is unknown, has expired or was revoked.',
  ) {
    super(message);
  }
}

/** A token that counts, from somebody who does not prove that they hold its key: no other token would mend it. */
export class InvalidProof extends InvalidToken {
  override readonly name = 'InvalidProof';
  override readonly code = 'INVALID_DPOP_PROOF';
  override readonly oauthError = 'invalid_dpop_proof';

  constructor() {
    super(
      'DPOP',
      'The DPoP proof is missing, was sent before, is not of the last minute, or is not for this method, address, token and key (htm, htu, ath).',
    );
  }
}

/** A mistake in what was asked that the person at the command line or the caller of the API can mend. */
export class InputError extends Error {
  override readonly name: string = 'InputError';
  readonly code: string = 'BAD_USER_INPUT';
}
