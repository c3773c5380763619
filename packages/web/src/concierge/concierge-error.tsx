import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { faultOf } from '../platform/fault.js';
import { usePageTitle } from '../platform/page-title.js';
import { ProblemNotice } from '../platform/problem-notice.js';
import { Button } from '../ui/button.js';
import { isOver } from './concierge-client.js';
import { useLeaveDesk } from './use-session-end.js';

/** A page of the desk that could not be shown; where the session is over, the way back in. */
export function ConciergeError({ error, reset }: { error: unknown; reset?: () => void }) {
  return isOver(error) ? <ToLogin /> : <FaultOf error={error} reset={reset ?? (() => {})} />;
}

function ToLogin() {
  const leave = useLeaveDesk();
  useEffect(() => void leave(), [leave]);
  return null;
}

function FaultOf({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useLingui();
  const router = useRouter();
  usePageTitle(t`Error`);

  async function retry(): Promise<void> {
    await router.invalidate();
    reset();
  }
  return (
    <section className="mx-auto w-full max-w-5xl px-4 py-8">
      <h1 className="mb-4 text-xl">{t`This page could not be shown`}</h1>
      <ProblemNotice problem={faultOf(error)} />
      <Button look="primary" className="mt-6" onClick={() => void retry()}>{t`Try again`}</Button>
    </section>
  );
}
