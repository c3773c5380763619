import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { TextField } from '../ui/text-field.js';

/** Long enough that a word is typed, short enough to feel at once. */
const SEARCH_AFTER_MS = 300;

/** Searches a moment after the last key, so that a Japanese word is converted before it is looked for. */
export function TextSearch({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(text);
  const [isComposing, setIsComposing] = useState(false);
  const [shownText, setShownText] = useState(text);
  // The address changed by itself: the back button, or the filters were cleared.
  if (shownText !== text) {
    setShownText(text);
    setTyped(text);
  }
  useEffect(() => {
    if (isComposing || typed === text) return undefined;
    const timer = setTimeout(() => onChange(typed), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      label={t`Merchant`}
      type="search"
      maxLength={100}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onCompositionStart={() => setIsComposing(true)}
      onCompositionEnd={() => setIsComposing(false)}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
