import { useLingui } from '@lingui/react/macro';
import type { FormEvent } from 'react';
import type { useDraft } from '../platform/use-draft.js';
import { Button } from '../ui/button.js';
import { SelectField } from '../ui/select-field.js';
import { TextField } from '../ui/text-field.js';
import type { AddressDraft } from './address-draft.js';
import { PostalCodeField } from './postal-code-field.js';
import { prefectureOptions } from './prefecture-names.js';
import { UnchangedNotice } from './unchanged-notice.js';
import { useUnchanged } from './use-unchanged.js';

/** What each field of an address is called. */
export function useAddressFieldNames(): Record<keyof AddressDraft, string> {
  const { t } = useLingui();
  return {
    postalCode: t`Postal code`,
    prefecture: t`Prefecture`,
    city: t`City or ward`,
    town: t`Town or area`,
    line: t`Block and house number`,
    building: t`Building and room`,
  };
}

interface AddressFormProps {
  draft: ReturnType<typeof useDraft<AddressDraft>>;
  names: Record<keyof AddressDraft, string>;
  isChanged: boolean;
  onReady: () => void;
}

/** An address to be: the postal code brings what it stands for. */
export function AddressForm({ draft, names, isChanged, onReady }: AddressFormProps) {
  const { t, i18n } = useLingui();
  const unchanged = useUnchanged(isChanged);
  const { field, form } = draft;
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (draft.tryOut() && unchanged.passes()) onReady();
  }
  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="grid max-w-md gap-6">
      {unchanged.isShown && <UnchangedNotice />}
      <PostalCodeField {...field('postalCode')} label={names.postalCode} onArea={draft.change} />
      <SelectField
        isLarge
        label={names.prefecture}
        name="prefecture"
        autoComplete="address-level1"
        value={draft.draft.prefecture}
        options={[{ value: '', label: t`Please choose` }, ...prefectureOptions(i18n.locale)]}
        onChange={(prefecture) => draft.change({ prefecture })}
        error={draft.errorOf('prefecture')}
      />
      <TextField {...field('city')} label={names.city} autoComplete="address-level2" required hint={t`Such as 千代田区`} />
      <TextField {...field('town')} label={names.town} autoComplete="address-level3" hint={t`Such as 丸の内`} />
      <TextField {...field('line')} label={names.line} autoComplete="address-line1" required hint={t`Such as 1-2-3`} />
      <TextField {...field('building')} label={t`Building and room (if any)`} autoComplete="address-line2" />
      <Button type="submit" look="primary">
        {t`Review the change`}
      </Button>
    </form>
  );
}
