import { Field, ObjectType } from 'type-graphql';
import { AppScope } from '../apps/scope.enum.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What there is for developers where the service runs: an issuer’s service has less than one for trying things out.',
})
export class Capabilities {
  @Field(() => Boolean, {
    description:
      'Whether the schema can be looked into here: by introspection, Apollo Sandbox (`/graphql`) and the local explorer (`/explorer`).',
  })
  isExplorable!: boolean;

  @Field(() => Boolean, { description: 'Whether developers register apps by themselves, by `registerApp`. Elsewhere the issuer does.' })
  mayRegisterApps!: boolean;

  @Field(() => [AppScope], { description: 'What apps can ask members for here.' })
  scopes!: AppScope[];
}
