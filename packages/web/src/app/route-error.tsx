import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { faultOf, MemberChanged, SessionEnded } from '../platform/fault.js';
import { useFaultText } from '../platform/fault-text.js';
import { usePageTitle } from '../platform/page-title.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { MemberChangedReload } from './member-changed-reload.js';
import { SessionEndedRedirect } from './session-ended-redirect.js';

/** A page that could not be shown: why, what to do, and the id that finds it in the log. */
export function RouteError({ error, reset }: { error: unknown; reset?: () => void }) {
  if (error instanceof MemberChanged) return <MemberChangedReload />;
  if (error instanceof SessionEnded) return <SessionEndedRedirect />;
  return <FaultPage error={error} reset={reset ?? (() => {})} />;
}

function FaultPage({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useLingui();
  const router = useRouter({ warn: false });
  const fault = faultOf(error);
  const { title, advice } = useFaultText()(fault);
  usePageTitle(t`Error`);

  async function retry(): Promise<void> {
    await router?.invalidate();
    reset();
  }
  return (
    <section className="mx-auto w-full max-w-3xl px-4 py-8">
      <h1 className="mb-4 text-xl">{t`This page could not be shown`}</h1>
      <Notice tone="danger" title={title}>
        <p>{advice}</p>
        {fault.kind === 'FAILED' && fault.requestId !== null && (
          <p className="text-sm text-mute">
            {t`Request ID`}: <code className="select-all">{fault.requestId}</code>
          </p>
        )}
      </Notice>
      <Button look="primary" className="mt-6" onClick={() => void retry()}>{t`Try again`}</Button>
    </section>
  );
}
