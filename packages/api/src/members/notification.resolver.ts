import {
  Language,
  Member,
  NotificationSetting,
  NotificationTopic,
  UpdateNotificationSettingsInput,
  UpdateNotificationSettingsResult,
  UpdateNotificationSettingsSuccess,
} from '@meisai/schema';
import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { findMember } from '../accounts/index.js';
import { MemberAct, requireViewer, type RequestContext } from '../platform/index.js';
import { viewMemberRefusal } from './member.view.js';
import { listNotificationSettings, updateNotificationSettings, type NotificationSettingRow } from './update-notification-settings.js';

@Resolver()
export class NotificationResolver {
  @MemberAct({ freshProof: true })
  @Mutation(() => UpdateNotificationSettingsResult, {
    description: 'Sets what the member is told by mail, and in which language. What concerns security is told in any case.',
  })
  async updateNotificationSettings(
    @Arg('input', () => UpdateNotificationSettingsInput, { description: 'The topics, and the language.' })
    input: UpdateNotificationSettingsInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const viewer = requireViewer(context);
    if (!(await updateNotificationSettings(context, viewer, input))) return viewMemberRefusal('NOTIFICATION_FIXED', context.language);
    const settings = await listNotificationSettings(context.em, viewer.memberId);
    const member = await findMember(context.em, viewer.memberId);
    return Object.assign(new UpdateNotificationSettingsSuccess(), {
      settings: settings.map(viewSetting),
      language: Language[member?.language ?? 'JA'],
    });
  }
}

@Resolver(() => Member)
export class MemberNotificationsResolver {
  @FieldResolver(() => [NotificationSetting], { description: 'What the member is told by mail, topic by topic.' })
  async notificationSettings(@Ctx() context: RequestContext): Promise<NotificationSetting[]> {
    return (await listNotificationSettings(context.em, requireViewer(context).memberId)).map(viewSetting);
  }
}

function viewSetting({ topic, isOn, canBeTurnedOff }: NotificationSettingRow): NotificationSetting {
  return Object.assign(new NotificationSetting(), { topic: NotificationTopic[topic], isOn, canBeTurnedOff });
}
