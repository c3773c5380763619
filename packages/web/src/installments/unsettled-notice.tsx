import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFaultText } from '../platform/fault-text.js';
import { usePageTitle } from '../platform/page-title.js';
import { Button } from '../ui/button.js';
import { TEXT_LINK } from '../ui/text-link.js';
import type { ActInProgress, Unsettled } from './use-installment-act.js';

/** Stands in the place of a page while it is not known whether what was confirmed went through. */
export function UnsettledNotice({ unsettled, progress }: { unsettled: Unsettled; progress: ActInProgress }) {
  const { t } = useLingui();
  const textOf = useFaultText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { sent, fault } = unsettled;
  const what = {
    CONVERT: t`The change to installments`,
    CANCEL: t`The cancellation of the plan`,
    REPAY: t`The early repayment`,
  }[sent.act.kind];
  const requestId = fault?.kind === 'FAILED' ? fault.requestId : null;
  usePageTitle(t`Outcome not known yet`);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="mx-auto grid w-full max-w-3xl gap-6 px-4 py-8">
      <div>
        <p className="text-sm text-mute">{what}</p>
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-light outline-none">{t`We do not know yet whether it went through`}</h1>
      </div>
      <p role="status">
        {progress.isBusy
          ? t`We are finding out.`
          : t`No answer has come back. When you try again, the same request is repeated: it is never done twice.`}
      </p>
      {fault !== null && !progress.isBusy && (
        <p className="text-sm text-mute">
          <span className="block">{textOf(fault).title}</span>
          <span className="block">{t`We also try by ourselves as soon as the connection is back.`}</span>
          {requestId !== null && (
            <>
              {' '}
              {t`Request ID`}: <code className="select-all">{requestId}</code>
            </>
          )}
        </p>
      )}
      <p>
        <Button look="primary" isBusy={progress.isBusy} onClick={progress.retry}>
          {t`Find out now`}
        </Button>
      </p>
      <p>
        <Link to="/statements" search={({ account }) => (account === undefined ? {} : { account })} className={TEXT_LINK}>
          {t`To your statements`}
        </Link>
      </p>
    </section>
  );
}
