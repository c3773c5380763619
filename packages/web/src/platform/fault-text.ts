import { useLingui } from '@lingui/react/macro';
import type { Fault } from './fault.js';

/** What is said of a fault, and what the member can do. */
export function useFaultText() {
  const { t } = useLingui();
  return function textOf(fault: Fault): { title: string; advice: string } {
    if (fault.kind === 'UNREACHABLE') {
      return { title: t`Could not connect.`, advice: t`Please check your network connection and try again.` };
    }
    if (fault.kind === 'TOO_MANY')
      return { title: t`There were too many attempts from your network.`, advice: whenToTry(fault.retryAfterSeconds) };
    if (fault.kind === 'UNAVAILABLE')
      return { title: t`The service is not available right now.`, advice: whenToTry(fault.retryAfterSeconds) };
    return { title: t`Something went wrong on our side.`, advice: t`Please try again. If it goes on, tell us the request ID.` };
  };

  function whenToTry(seconds: number | null): string {
    if (seconds === null) return t`Please try again in a few minutes.`;
    if (seconds < 60) return t`Please try again in about ${seconds} seconds.`;
    const minutes = Math.ceil(seconds / 60);
    return t`Please try again in about ${minutes} minutes.`;
  }
}
