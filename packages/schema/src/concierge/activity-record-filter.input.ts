import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';
import { ActivityRecordKind } from './activity-record-kind.enum.js';

const OF_ALL = 'null for all.';

@InputType({ description: 'Which lines of the record; each question narrows the others.' })
export class ActivityRecordFilter {
  @Field(() => ID, { nullable: true, description: `What was done to this member; ${OF_ALL}` })
  memberId!: string | null;

  @Field(() => ID, { nullable: true, description: `What this operator did; ${OF_ALL}` })
  operatorId!: string | null;

  @Field(() => ActivityRecordKind, { nullable: true, description: `This kind only; ${OF_ALL}` })
  kind!: ActivityRecordKind | null;

  @Field(() => DateTime, { nullable: true, description: `From this instant on; ${OF_ALL}` })
  since!: Date | null;

  @Field(() => DateTime, { nullable: true, description: `Before this instant; ${OF_ALL}` })
  until!: Date | null;
}
