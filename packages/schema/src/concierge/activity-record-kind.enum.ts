import { registerEnumType } from 'type-graphql';
import { ACTIVITY_KIND_MEANINGS, ActivityKind } from '../activity/activity-kind.enum.js';

/** Everything the record can hold: what members see of it, and what operators do among themselves. */
export const ActivityRecordKind = {
  ...ActivityKind,
  LOCKOUT_THRESHOLD_SET: 'LOCKOUT_THRESHOLD_SET',
  OPERATOR_ADDED: 'OPERATOR_ADDED',
  OPERATOR_REFUSED: 'OPERATOR_REFUSED',
  OPERATOR_REMOVED: 'OPERATOR_REMOVED',
  OTHER: 'OTHER',
} as const;
export type ActivityRecordKind = (typeof ActivityRecordKind)[keyof typeof ActivityRecordKind];

registerEnumType(ActivityRecordKind, {
  name: 'ActivityRecordKind',
  description: 'What was done or tried, by members and by operators. A kind keeps its meaning for ever; new kinds may be added.',
  valuesConfig: {
    ...ACTIVITY_KIND_MEANINGS,
    LOCKOUT_THRESHOLD_SET: { description: 'The number of wrong passwords that lock the logins of a card product was set.' },
    OPERATOR_ADDED: { description: 'Whoever runs the service added an operator.' },
    OPERATOR_REFUSED: { description: 'An operator asked for something that was refused; the reason says what, and why not.' },
    OPERATOR_REMOVED: { description: 'Whoever runs the service removed an operator.' },
    OTHER: { description: 'Written by a newer version of the service than the one that answers. Nothing is stored under this name.' },
  },
});
