import { SessionEnded } from '../platform/fault.js';
import { isOver } from './concierge-client.js';

/** Hands the end of a session to the error boundary of the route, which leads to the login page. */
export function throwIfEnded(error: unknown): void {
  if (isOver(error)) throw new SessionEnded();
}

/** The same for an answer that is still to come. */
export async function orEnded<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throwIfEnded(error);
    throw error;
  }
}
