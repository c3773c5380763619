import { accountList } from './account-list.js';
import { appAdd } from './app-add.js';
import { appChange } from './app-change.js';
import { appList } from './app-list.js';
import { appRemove } from './app-remove.js';
import { appRotateSecret } from './app-rotate-secret.js';
import { close } from './close.js';
import type { Command } from './command.js';
import { familyCardApprove, familyCardDecline } from './family-card-decide.js';
import { familyCardIssue } from './family-card-issue.js';
import { familyCardList } from './family-card-list.js';
import { importFiles } from './import.js';
import { memberAdd } from './member-add.js';
import { memberUnlock } from './member-unlock.js';
import { nameDecide } from './name-decide.js';
import { nameList } from './name-list.js';
import { operatorAdd } from './operator-add.js';
import { operatorCode } from './operator-code.js';
import { operatorList } from './operator-list.js';
import { pinForget } from './pin-forget.js';
import { pinRewrap } from './pin-rewrap.js';
import { operatorRemove } from './operator-remove.js';
import { webhookAdd } from './webhook-add.js';
import { webhookEnable } from './webhook-enable.js';
import { webhookList } from './webhook-list.js';
import { webhookLog } from './webhook-log.js';
import { webhookRemove } from './webhook-remove.js';
import { webhookReplay } from './webhook-replay.js';
import { webhookRotate } from './webhook-rotate.js';

/** Everything `meisai` can do. */
export const COMMANDS: readonly Command[] = [
  importFiles,
  close,
  memberAdd,
  memberUnlock,
  nameList,
  nameDecide,
  accountList,
  familyCardList,
  familyCardApprove,
  familyCardDecline,
  familyCardIssue,
  operatorAdd,
  operatorList,
  operatorRemove,
  operatorCode,
  appAdd,
  appList,
  appChange,
  appRotateSecret,
  appRemove,
  webhookAdd,
  webhookList,
  webhookLog,
  webhookReplay,
  webhookEnable,
  webhookRotate,
  webhookRemove,
  pinForget,
  pinRewrap,
];
