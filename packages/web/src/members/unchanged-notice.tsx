import { useLingui } from '@lingui/react/macro';
import { Notice } from '../ui/notice.js';

export function UnchangedNotice() {
  const { t } = useLingui();
  return <Notice tone="danger" title={t`This is what is on file already. Nothing has to be changed.`} />;
}
