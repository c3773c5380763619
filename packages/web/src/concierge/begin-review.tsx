import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { faultOf, SessionEnded } from '../platform/fault.js';
import { ProblemNotice, type Problem } from '../platform/problem-notice.js';
import { Button } from '../ui/button.js';
import { isOver } from './concierge-client.js';
import { useReviewFamilyCardMutation } from './family-cards-page.generated.js';

interface BeginReviewProps {
  applicationId: string;
  /** Whose card it would be. */
  name: string;
  onDone: (said: string) => void;
}

/** Takes an application up: the member is told, and only then can it be decided. */
export function BeginReview({ applicationId, name, onDone }: BeginReviewProps) {
  const { t } = useLingui();
  const [review, { loading }] = useReviewFamilyCardMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [ended, setEnded] = useState<SessionEnded | null>(null);
  if (ended !== null) throw ended;

  async function begin(): Promise<void> {
    setProblem(null);
    try {
      const { data } = await review({ variables: { applicationId } });
      const answer = data?.reviewFamilyCard;
      if (answer !== undefined && 'message' in answer) setProblem({ kind: 'REFUSED', message: answer.message });
      else onDone(t`Under review: family card of ${name}`);
    } catch (error) {
      if (isOver(error)) setEnded(new SessionEnded());
      else setProblem(faultOf(error));
    }
  }
  return (
    <div className="mt-4 grid gap-3">
      {problem !== null && <ProblemNotice problem={problem} />}
      <p>
        <Button look="primary" isBusy={loading} onClick={() => void begin()}>{t`Begin the review`}</Button>
      </p>
    </div>
  );
}
