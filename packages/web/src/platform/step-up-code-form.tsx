import { useLingui } from '@lingui/react/macro';
import { CodeField, useCodeKind } from './code-field.js';
import type { SecondFactor } from './schema.generated.js';
import { proofOf, StepUpForm, type StepUpActions } from './step-up-form.js';
import { useStepUpWithCodeMutation } from './step-up.generated.js';

export function StepUpCodeForm({ secondFactors, ...actions }: StepUpActions & { secondFactors: readonly SecondFactor[] }) {
  const { t } = useLingui();
  const [prove] = useStepUpWithCodeMutation();
  const kind = useCodeKind(secondFactors);
  if (kind.current === null) return null;
  return (
    <StepUpForm
      {...actions}
      needed={{ field: 'code', message: t`Please enter the code.` }}
      prove={async (typed) => proofOf((await prove({ variables: { code: String(typed.get('code')) } })).data?.stepUpWithCode)}
    >
      {(isRefused) => <CodeField kind={kind} isRefused={isRefused} autoFocus />}
    </StepUpForm>
  );
}
