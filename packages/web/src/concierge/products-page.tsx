import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { usePageTitle } from '../platform/page-title.js';
import { PageSkeleton } from '../ui/skeleton.js';
import { TextField } from '../ui/text-field.js';
import { ActForm } from './act-form.js';
import { ActNews } from './act-news.js';
import { useSetLockoutThresholdMutation } from './acts.generated.js';
import { useCardProductsQuery } from './products-page.generated.js';

/** How many wrong passwords in a row lock, by card product. */
export function Page() {
  const { t } = useLingui();
  const { data, error, refetch } = useCardProductsQuery({ fetchPolicy: 'cache-and-network' });
  const [setThreshold] = useSetLockoutThresholdMutation();
  const [said, setSaid] = useState<string | null>(null);
  usePageTitle(t`Card products`);
  if (error !== undefined) throw error;
  if (data === undefined) return <PageSkeleton label={t`Loading`} />;
  return (
    <>
      <h1 className="mb-2 text-2xl font-light">{t`Card products`}</h1>
      <p className="mb-6 text-mute">{t`So many wrong passwords in a row lock a login. The strictest of a member’s products counts, from the next password on.`}</p>
      <ActNews said={said} />
      <ul className="grid gap-6 border-t border-line pt-4">
        {data.cardProducts.map(({ code, name, lockoutThreshold }) => (
          <li key={code}>
            <p className="flex flex-wrap justify-between gap-x-6">
              <span>{name}</span>
              <span className="tabular-nums">{t`Locks after ${lockoutThreshold}`}</span>
            </p>
            <ActForm
              title={t`Change the number`}
              explains={t`From 1 to 10.`}
              action={t`Set the number`}
              done={() => t`${name}: the number counts from now on.`}
              run={(reason, typed) =>
                setThreshold({ variables: { input: { productCode: code, threshold: readThreshold(typed), reason } } })
              }
              onDone={(news) => {
                setSaid(news);
                void refetch();
              }}
            >
              <TextField
                label={t`Wrong passwords that lock`}
                name="threshold"
                type="number"
                min={1}
                max={10}
                step={1}
                defaultValue={lockoutThreshold}
                required
              />
            </ActForm>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was typed; 0, which is refused with the reason, where it is no whole number the API could take. */
function readThreshold(typed: FormData): number {
  const threshold = Number(typed.get('threshold'));
  return Number.isInteger(threshold) && Math.abs(threshold) < 1_000 ? threshold : 0;
}
