import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import type { CardLoss } from '../platform/schema.generated.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { Choice } from '../ui/choice.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { writtenAddress } from './address-draft.js';
import { useReportCardLostMutation, type CardPageQuery } from './card-page.generated.js';

const loadDialog = () => import('../ui/modal-dialog.js');
const ModalDialog = lazy(async () => ({ default: (await loadDialog()).ModalDialog }));

interface ReportLostProps {
  cardId: string;
  /** Where the other card goes; undefined where it is somebody else’s to say. */
  address: NonNullable<CardPageQuery['viewer']>['address'] | undefined;
  onReported: () => Promise<void>;
}

/** Stops a card for good, after saying what that means; another one takes its place. */
export function ReportLost({ cardId, address, onReported }: ReportLostProps) {
  const { t } = useLingui();
  const [report] = useReportCardLostMutation();
  const [isOpen, setIsOpen] = useState(false);
  const [loss, setLoss] = useState<CardLoss>('LOST');
  const { problem, isBusy, attempt } = useAttempt();
  const warm = () => void loadDialog().catch(() => {});
  const act = () =>
    attempt(async () => {
      const { data } = await report({ variables: { input: { cardId, loss } } });
      if (data?.reportCardLost.__typename !== 'ReportCardLostSuccess') return problemIn(data?.reportCardLost);
      await onReported();
      return null;
    });
  return (
    <section aria-labelledby="lost" className="grid gap-2">
      <h2 id="lost" className="text-lg">{t`Lost or stolen`}</h2>
      <p className="max-w-prose text-sm">{t`We stop the card for good and send you another one.`}</p>
      <p>
        <Button onPointerEnter={warm} onFocus={warm} onClick={() => setIsOpen(true)}>{t`Report it lost or stolen`}</Button>
      </p>
      {isOpen && (
        <Suspense>
          <ModalDialog title={t`Stop this card for good?`} onClose={() => setIsOpen(false)}>
            <ProblemBox problem={problem} />
            <Choice
              label={t`What happened`}
              isLabelVisible
              value={loss}
              options={[
                { value: 'LOST', label: t`It was lost` },
                { value: 'STOLEN', label: t`It was stolen` },
              ]}
              onChange={setLoss}
            />
            <ul className="list-disc space-y-1 pl-5 text-sm">
              <li>{t`From now on nothing goes through with this card, and this cannot be undone.`}</li>
              <li>{t`Another card with another number comes by post; its PIN is yours to set.`}</li>
              {address !== undefined && (
                <li>
                  {address === null ? t`No address of yours is on file.` : t`It goes to the address on file:`}{' '}
                  {address !== null && <span lang="ja">{writtenAddress(address).join(' ')}</span>}
                  <br />
                  <Link to="/profile/address" search={(now) => now} className={TEXT_LINK}>
                    {address === null ? t`Give your address first` : t`Change it first`}
                  </Link>
                </li>
              )}
              <li>{t`What was used with this card stays in your statements.`}</li>
              <li>{t`Where it pays regularly, such as for a subscription, please give the new number when you have it.`}</li>
            </ul>
            <DialogActions>
              <Button autoFocus onClick={() => setIsOpen(false)}>{t`No, keep it`}</Button>
              <Button look="primary" isBusy={isBusy} onClick={() => void act()}>
                {isBusy ? t`Sending…` : t`Yes, stop the card`}
              </Button>
            </DialogActions>
          </ModalDialog>
        </Suspense>
      )}
    </section>
  );
}
