/** A fault inside the service. `code` is stable and may leave the house; the message and the cause may not. */
export abstract class Fault extends Error {
  abstract readonly code: string;
}

/** The database is away, or cannot be opened. */
export class DatabaseUnavailable extends Fault {
  override readonly name = 'DatabaseUnavailable';
  readonly code = 'SERVICE_UNAVAILABLE';
}

/** More work of a kind is asked for than the process takes on at once. */
export class Overloaded extends Fault {
  override readonly name = 'Overloaded';
  readonly code = 'SERVICE_UNAVAILABLE';

  constructor(readonly retryAfterSeconds: number) {
    super('Too much of this work is waiting already.');
  }
}

/** A mistake in what was asked that the person at the command line or the caller of the API can mend. */
export class InputError extends Error {
  override readonly name: string = 'InputError';
  readonly code: string = 'BAD_USER_INPUT';
}
