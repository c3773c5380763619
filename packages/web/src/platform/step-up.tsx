import { createContext, use, useCallback, useRef, useState, type ComponentType, type ReactNode } from 'react';

export interface StepUpDialogProps {
  /** Called once: with true when the proof was given, with false when the member gave up. */
  onSettled: (isProved: boolean) => void;
}

interface Asking {
  Dialog: ComponentType<StepUpDialogProps>;
  onSettled: (isProved: boolean) => void;
}

const AskForProof = createContext<() => Promise<boolean>>(() => Promise.reject(new Error('There is no StepUpProvider above.')));

interface StepUpProviderProps {
  /** Where the dialog comes from; a dialog of the members by default. Always the same function. */
  loadDialog?: () => Promise<{ StepUpDialog: ComponentType<StepUpDialogProps> }>;
  children: ReactNode;
}

const membersDialog = () => import('./step-up-dialog.js');

/** Lets everything below ask for a fresh proof of who it is; what was typed stays where it is. */
export function StepUpProvider({ loadDialog = membersDialog, children }: StepUpProviderProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const open = useRef<Promise<boolean> | null>(null);

  // Two acts at once wait for one proof.
  const ask = useCallback((): Promise<boolean> => {
    open.current ??= show().finally(() => {
      open.current = null;
      setAsking(null);
    });
    return open.current;

    async function show(): Promise<boolean> {
      const { StepUpDialog } = await loadDialog();
      return new Promise((resolve) => setAsking({ Dialog: StepUpDialog, onSettled: resolve }));
    }
  }, [loadDialog]);

  return (
    <AskForProof value={ask}>
      {children}
      {asking !== null && <asking.Dialog onSettled={asking.onSettled} />}
    </AskForProof>
  );
}

/**
 * Gives a function that runs an act and, where it is answered with `StepUpNeeded`, asks for the proof and runs it again.
 * Where the member cancels, the caller gets that first answer.
 * @example const { data } = await withProof(() => removePasskey({ variables }));
 */
export function useStepUp() {
  const ask = use(AskForProof);
  return useCallback(
    async function withProof<Answer extends { data?: object | null | undefined }>(act: () => Promise<Answer>): Promise<Answer> {
      const answer = await act();
      if (!isStepUpNeeded(answer.data)) return answer;
      return (await ask()) ? act() : answer;
    },
    [ask],
  );
}

function isStepUpNeeded(data: object | null | undefined): boolean {
  return Object.values(data ?? {}).some((result: { __typename?: string } | null) => result?.__typename === 'StepUpNeeded');
}
