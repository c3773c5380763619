import { Field, ID, Int, ObjectType } from 'type-graphql';
import { App } from './app.type.js';
import { AppScope } from './scope.enum.js';

@ObjectType({ simpleResolvers: true, description: 'What an app asks of a member, who is still to answer.' })
export class AuthorizationRequest {
  @Field(() => ID, { description: 'Names the request, to answer it.' })
  id!: string;

  @Field(() => App, { description: 'Which app asks.' })
  app!: App;

  @Field(() => [AppScope], {
    description:
      'What it asks for, as far as it can mean something for the member: a supplementary one is not asked for acts of the basic member. Empty where nothing is left but who the member is.',
  })
  scopes!: AppScope[];

  @Field(() => String, { description: 'The host the member is led back to.' })
  returnsTo!: string;

  @Field(() => Int, { description: 'After how many days it ends by itself.' })
  validForDays!: number;
}
