import type { DetailFault } from '@meisai/schema/rules';
import { useState } from 'react';
import { useDetailFaultWords } from './detail-fault-words.js';
import { useFirstFault } from './use-first-fault.js';

interface DraftOptions<Draft> {
  initial: Draft;
  /** What the shared rules have against it. */
  findFaults: (draft: Draft) => Partial<Record<keyof Draft, DetailFault>>;
}

/** What a member types, with what is wrong at each field: nothing before they tried to go on, and gone as it is mended. */
export function useDraft<Draft extends Record<keyof Draft, string>>({ initial, findFaults }: DraftOptions<Draft>) {
  const wordsFor = useDetailFaultWords();
  const { form, shownCount: triesCount, show } = useFirstFault();
  const [draft, setDraft] = useState(initial);
  const [refused, setRefused] = useState<Partial<Record<string, string>>>({});

  function change(typed: Partial<Draft>): void {
    setDraft((before) => ({ ...before, ...typed }));
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in typed))));
  }

  function errorOf(name: keyof Draft & string): string | null {
    const found = triesCount > 0 ? findFaults(draft)[name] : undefined;
    return found === undefined ? (refused[name] ?? null) : wordsFor(found);
  }

  return {
    form,
    draft,
    change,
    errorOf,
    /** Whether it can go on; where not, the first field at fault gets the focus. */
    tryOut: (): boolean => {
      show();
      return Object.keys(findFaults(draft)).length === 0;
    },
    /** Takes what the API has against it, each in its words. */
    refuse: (faults: readonly { field: string; message: string }[]): void => {
      setRefused(Object.fromEntries(faults.map(({ field, message }) => [field, message])));
      show();
    },
    /** What a text field needs to be one of this draft. */
    field: (name: keyof Draft & string) => ({
      name,
      value: draft[name],
      onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value } as Partial<Draft>),
      error: errorOf(name),
    }),
  };
}
