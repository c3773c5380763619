import { useLingui } from '@lingui/react/macro';
import { findCardProofFaults, readBirthDate, type CardProofPart } from '@meisai/schema/rules';
import { useState } from 'react';
import type { CardProofInput } from './schema.generated.js';
import { TextField } from '../ui/text-field.js';

type Field = keyof CardProofInput;
const FIELD_OF: Record<CardProofPart, Field> = { CARD_NUMBER: 'cardNumber', EXPIRY: 'expiry', BIRTH_DATE: 'birthDate' };

interface CardProofForm {
  typed: CardProofInput;
  /** Those that cannot be what they are asked for. */
  faults: ReadonlySet<Field>;
  setTyped(field: Field, text: string): void;
  /** The proof as the API takes it; null, and the faults are shown, where something cannot be right. */
  read(): CardProofInput | null;
}

/** What a holder types of a card; it stays while they go on and back. */
export function useCardProof(): CardProofForm {
  const [typed, setTyped] = useState<CardProofInput>({ cardNumber: '', expiry: '', birthDate: '' });
  const [faults, setFaults] = useState<ReadonlySet<Field>>(new Set());
  return {
    typed,
    faults,
    setTyped: (field, text) => {
      setTyped((before) => ({ ...before, [field]: text }));
      setFaults((before) => new Set([...before].filter((name) => name !== field)));
    },
    read: () => {
      const today = new Date().toISOString().slice(0, 10);
      const found = findCardProofFaults(typed, today).map((part) => FIELD_OF[part]);
      setFaults(new Set(found));
      return found.length > 0 ? null : { ...typed, birthDate: readBirthDate(typed.birthDate) ?? '' };
    },
  };
}

/** Number, expiry and date of birth, in full width or half, with or without spaces. */
export function CardProofFields({ form }: { form: CardProofForm }) {
  const { t } = useLingui();
  const field = (name: Field, error: string) => ({
    name,
    required: true,
    value: form.typed[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => form.setTyped(name, event.currentTarget.value),
    error: form.faults.has(name) ? error : null,
  });
  return (
    <>
      <TextField
        {...field('cardNumber', t`Please enter the number as it stands on the card.`)}
        label={t`Card number`}
        autoComplete="cc-number"
        inputMode="numeric"
        maxLength={40}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          {...field('expiry', t`Month and year, such as 04/29.`)}
          label={t`Expiry (MM/YY)`}
          autoComplete="cc-exp"
          inputMode="numeric"
          placeholder="04/29"
          maxLength={12}
        />
        <TextField
          {...field('birthDate', t`Year, month and day, such as 1985/04/01.`)}
          label={t`Date of birth`}
          autoComplete="bday"
          inputMode="numeric"
          placeholder="1985/04/01"
          maxLength={20}
        />
      </div>
    </>
  );
}
