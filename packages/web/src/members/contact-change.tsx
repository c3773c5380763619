import { useState, type ComponentProps } from 'react';
import { Facts } from '../ui/facts.js';
import type { TextField } from '../ui/text-field.js';
import { ChangeDone } from './change-done.js';
import { ConfirmContactForm, type Confirm } from './confirm-contact-form.js';
import { ContactState } from './contact-state.js';
import { NewContactForm, type Send } from './new-contact-form.js';
import { ProfileLink } from './profile-link.js';

export interface ContactOnFile {
  value: string | null;
  pending: { value: string; expiresAt: string } | null;
}

export interface ContactWords {
  title: string;
  now: string;
  next: string;
  sent: (to: string) => string;
  done: (to: string) => string;
  toldElsewhere: string;
}

interface ContactChangeProps {
  onFile: ContactOnFile;
  words: ContactWords;
  /** What the field of the contact to be is. */
  field: Pick<ComponentProps<typeof TextField>, 'type' | 'autoComplete' | 'maxLength' | 'hint'>;
  send: Send;
  confirm: Confirm;
  /** Reads what is on file again, after something has changed. */
  onNews: () => Promise<void>;
  /** Turns what is kept into what is read. */
  read?: (value: string) => string;
}

/** Another contact in place of the one there is: it counts once the code that was sent to it has come back. */
export function ContactChange({ onFile, words, field, send, confirm, onNews, read = (kept) => kept }: ContactChangeProps) {
  const [isAnother, setIsAnother] = useState(false);
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const { value, pending } = onFile;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <ProfileLink />
      <h1 className="mt-2 mb-6 text-2xl font-light">{words.title}</h1>
      <div className="grid max-w-md gap-6">
        {confirmed !== null && (
          <ChangeDone title={words.done(read(confirmed))}>
            <p>{words.toldElsewhere}</p>
          </ChangeDone>
        )}
        {confirmed === null && (
          <Facts facts={[{ name: words.now, value: <ContactState contact={{ value, pending: null }} read={read} /> }]} />
        )}
        {confirmed === null && pending !== null && !isAnother && (
          <ConfirmContactForm
            pending={pending}
            title={words.sent(read(pending.value))}
            send={send}
            confirm={confirm}
            onNews={onNews}
            onConfirmed={setConfirmed}
            onAnother={() => setIsAnother(true)}
          />
        )}
        {confirmed === null && (pending === null || isAnother) && (
          <NewContactForm
            label={words.next}
            field={field}
            send={send}
            onSent={async () => {
              await onNews();
              setIsAnother(false);
            }}
          />
        )}
      </div>
    </div>
  );
}
