import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCardProof } from '../platform/card-proof-fields.js';
import { Entrance } from '../platform/entrance.js';
import { usePageTitle } from '../platform/page-title.js';
import type { CardProofInput } from '../platform/schema.generated.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { CardStep } from './card-step.js';
import { LoginStep } from './login-step.js';

const route = getRouteApi('/register');

/** Where the holder is: still at the card, or at the code that was sent for it. */
type Step = { name: 'CARD' } | { name: 'LOGIN'; card: CardProofInput; validForMinutes: number | null };

/** First the card, then the code and the login to be. What was typed of the card stays. */
export function Page() {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const form = useCardProof();
  const [step, setStep] = useState<Step>({ name: 'CARD' });
  usePageTitle(t`Register`);
  return (
    <Entrance title={t`Register`}>
      {step.name === 'CARD' ? (
        <CardStep form={form} onContinue={(card, validForMinutes) => setStep({ name: 'LOGIN', card, validForMinutes })} />
      ) : (
        <LoginStep
          card={step.card}
          validForMinutes={step.validForMinutes}
          onBack={() => setStep({ name: 'CARD' })}
          onEnrolled={() => void navigate({ to: '/login', search: { notice: 'enrolled' } })}
        />
      )}
      <p className="mt-6">
        <Link to="/login" className={TEXT_LINK}>{t`Back to the login`}</Link>
      </p>
    </Entrance>
  );
}
