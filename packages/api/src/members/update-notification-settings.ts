import { isBasicMember, listMutedTopics, MAIL_TOPICS, mailMember, setLanguage, setMuted, type MailTopic } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { InputError, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';
import { detailsChangedMail } from './member.messages.js';

/** The topics there are: what a member decides on, and what is told in any case. */
export const TOPICS = ['SECURITY', 'INSTALLMENTS', ...MAIL_TOPICS] as const;
export type TopicName = (typeof TOPICS)[number];

export interface NotificationSettingRow {
  topic: TopicName;
  isOn: boolean;
  canBeTurnedOff: boolean;
}

/** What only a basic member can have news of. */
const OF_BASIC_MEMBER: ReadonlySet<TopicName> = new Set(['INSTALLMENTS', 'FAMILY_CARDS']);

const CHOICES_MAX = 20;

/** What the member is told by mail: of what they can have. */
export async function listNotificationSettings(em: EntityManager, memberId: string): Promise<NotificationSettingRow[]> {
  const muted: readonly string[] = await listMutedTopics(em, memberId);
  const isBasic = await isBasicMember(em, memberId);
  return TOPICS.filter((topic) => isBasic || !OF_BASIC_MEMBER.has(topic)).map((topic) => ({
    topic,
    isOn: !muted.includes(topic),
    canBeTurnedOff: isChosen(topic),
  }));
}

/**
 * Turns mails of topics on or off, and sets their language. Only what is named changes: another tab's choices stay.
 * That something changed is told by a mail of its own: whoever is in somebody else’s session cannot act unseen.
 * @returns whether every topic that was to be turned off can be; else nothing is changed
 */
export async function updateNotificationSettings(
  { em, source, services }: RequestContext,
  { memberId }: Viewer,
  { choices, language }: { choices: readonly { topic: TopicName; isOn: boolean }[]; language?: 'JA' | 'EN' | null },
): Promise<boolean> {
  if (choices.length > CHOICES_MAX) throw new InputError(`Choose at most ${CHOICES_MAX} topics at once.`);
  if (choices.some(({ topic, isOn }) => !isOn && !isChosen(topic))) return false;
  await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    let hasChanged = false;
    for (const { topic, isOn } of choices) {
      if (isChosen(topic)) hasChanged = (await setMuted(tx, memberId, topic, !isOn)) || hasChanged;
    }
    if (language != null) hasChanged = (await setLanguage(tx, memberId, language)) || hasChanged;
    if (!hasChanged) return;
    await mailMember(tx, memberId, detailsChangedMail('NOTIFICATIONS_CHANGED', services.config.publicOrigin));
    await recordActivity(tx, { kind: 'NOTIFICATIONS_CHANGED', memberId, actor: 'MEMBER', source });
  });
  return true;
}

function isChosen(topic: TopicName): topic is MailTopic {
  return (MAIL_TOPICS as readonly string[]).includes(topic);
}
