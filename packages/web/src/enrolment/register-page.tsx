import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useLocation, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useCardProof } from '../platform/card-proof-fields.js';
import { Entrance } from '../platform/entrance.js';
import '../platform/entrance-words.js';
import { usePageTitle } from '../platform/page-title.js';
import type { CardProofInput } from '../platform/schema.generated.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { CardStep } from './card-step.js';
import { LoginStep } from './login-step.js';
import { registrationNote } from './registration-note.js';

const route = getRouteApi('/register');

/**
 * First the card, then the code and the login to be, each a step of the browser's history. What was typed of the card stays while
 * the page does, and is kept nowhere else: after a reload it is asked for again, and nothing but it.
 */
export function Page() {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const router = useRouter();
  const form = useCardProof();
  const isAtCode = useLocation({ select: ({ state }) => state.registration === 'CODE' });
  const [card, setCard] = useState<CardProofInput | null>(null);
  const [validForMinutes, setValidForMinutes] = useState<number | null>(null);
  const [typed, setTyped] = useState({ code: '', userId: registrationNote.userId() });
  usePageTitle(t`Register`);

  function goOn(read: CardProofInput, codeValidForMinutes: number | null): void {
    setCard(read);
    setValidForMinutes(codeValidForMinutes);
    if (codeValidForMinutes !== null) registrationNote.keepCodeSent(codeValidForMinutes);
    if (!isAtCode) void navigate({ to: '.', state: { registration: 'CODE' } });
  }

  function finish(): void {
    registrationNote.forget();
    // Back leads to a step that is over no more.
    void navigate({ to: '/login', search: { notice: 'enrolled' }, replace: true });
  }

  return (
    <Entrance title={t`Register`}>
      {isAtCode && card !== null ? (
        <LoginStep
          card={card}
          validForMinutes={validForMinutes}
          typed={typed}
          onTyped={(next) => {
            setTyped(next);
            registrationNote.keepUserId(next.userId);
          }}
          onBack={() => router.history.back()}
          onEnrolled={finish}
        />
      ) : (
        <CardStep form={form} isAnew={isAtCode} onContinue={goOn} />
      )}
      <p className="mt-6">
        <Link to="/login" className={TEXT_LINK}>{t`Back to the login`}</Link>
      </p>
    </Entrance>
  );
}
