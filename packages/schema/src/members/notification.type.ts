import { createUnionType, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Language } from '../accounts/language.enum.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';

export enum NotificationTopic {
  SECURITY = 'SECURITY',
  INSTALLMENTS = 'INSTALLMENTS',
  DETAILS = 'DETAILS',
  CARD_FREEZES = 'CARD_FREEZES',
  FAMILY_CARDS = 'FAMILY_CARDS',
}

registerEnumType(NotificationTopic, {
  name: 'NotificationTopic',
  description: 'What a mail tells of. New topics may be added.',
  valuesConfig: {
    SECURITY: {
      description:
        'Logins and locks, password, user ID, second factors, PIN, contacts, address, name, these settings, cards applied for or stopped, limits of family cards, accounts closed. It cannot be turned off.',
    },
    INSTALLMENTS: { description: 'What was agreed on about installments, as the law wants it in writing. It cannot be turned off.' },
    DETAILS: { description: 'Employment and delivery of bills.' },
    CARD_FREEZES: { description: 'Cards frozen and opened again.' },
    FAMILY_CARDS: { description: 'Each further step of an application for a family card.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Whether mails of a topic are sent to the member.' })
export class NotificationSetting {
  @Field(() => NotificationTopic, { description: 'The topic.' })
  topic!: NotificationTopic;

  @Field(() => Boolean, { description: 'Whether its mails are sent.' })
  isOn!: boolean;

  @Field(() => Boolean, { description: 'Whether they can be turned off.' })
  canBeTurnedOff!: boolean;
}

@InputType({ description: 'Whether mails of a topic are to be sent.' })
export class NotificationChoiceInput {
  @Field(() => NotificationTopic, { description: 'The topic.' })
  topic!: NotificationTopic;

  @Field(() => Boolean, { description: 'Whether its mails are to be sent.' })
  isOn!: boolean;
}

@InputType({ description: 'What the member is told by mail, and in which language. What is not named stays as it is.' })
export class UpdateNotificationSettingsInput {
  @Field(() => [NotificationChoiceInput], { description: 'The topics to turn on or off; at most 20.' })
  choices!: NotificationChoiceInput[];

  @Field(() => Language, { nullable: true, description: 'The language of mails to be; left out where it stays.' })
  language?: Language | null;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'Mails of a topic that was named cannot be turned off. Nothing was changed.',
})
export class NotificationFixed extends Refusal {}

@ObjectType({ simpleResolvers: true, description: 'The settings are kept. The change itself is told by mail, whatever they are.' })
export class UpdateNotificationSettingsSuccess {
  @Field(() => [NotificationSetting], { description: 'All of them, as they are now.' })
  settings!: NotificationSetting[];

  @Field(() => Language, { description: 'The language of mails.' })
  language!: Language;
}

export const UpdateNotificationSettingsResult = createUnionType({
  name: 'UpdateNotificationSettingsResult',
  description: 'Every outcome of a change of what is told by mail.',
  types: () => [UpdateNotificationSettingsSuccess, NotificationFixed, StepUpNeeded, NotLoggedIn] as const,
});
export type UpdateNotificationSettingsResult = typeof UpdateNotificationSettingsResult;
