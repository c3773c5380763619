import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { useWithdrawFamilyCardApplicationMutation } from './application-page.generated.js';

const loadDialog = () => import('../ui/modal-dialog.js');
const ModalDialog = lazy(async () => ({ default: (await loadDialog()).ModalDialog }));

/** Takes an application back, after asking once. */
export function WithdrawApplication({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const { t } = useLingui();
  const [withdraw] = useWithdrawFamilyCardApplicationMutation();
  const [isOpen, setIsOpen] = useState(false);
  const { problem, isBusy, attempt } = useAttempt();
  const warm = () => void loadDialog().catch(() => {});
  const act = () =>
    attempt(async () => {
      const { data } = await withdraw({ variables: { id } });
      const answer = data?.withdrawFamilyCardApplication;
      if (answer?.__typename !== 'WithdrawFamilyCardApplicationSuccess') return problemIn(answer);
      setIsOpen(false);
      onDone();
      return null;
    });
  return (
    <section aria-labelledby="withdraw" className="grid gap-2">
      <h2 id="withdraw" className="text-lg">{t`Withdraw the application`}</h2>
      <p className="max-w-prose text-sm">{t`As long as it is not decided you can take it back.`}</p>
      <p>
        <Button onPointerEnter={warm} onFocus={warm} onClick={() => setIsOpen(true)}>{t`Withdraw the application`}</Button>
      </p>
      {isOpen && (
        <Suspense>
          <ModalDialog title={t`Withdraw the application for ${name}?`} onClose={() => setIsOpen(false)}>
            <ProblemBox problem={problem} />
            <p className="text-sm">{t`No card is made then. You can apply again at any time.`}</p>
            <DialogActions>
              <Button autoFocus onClick={() => setIsOpen(false)}>{t`No, leave it`}</Button>
              <Button look="primary" isBusy={isBusy} onClick={() => void act()}>
                {isBusy ? t`Sending…` : t`Yes, withdraw it`}
              </Button>
            </DialogActions>
          </ModalDialog>
        </Suspense>
      )}
    </section>
  );
}
