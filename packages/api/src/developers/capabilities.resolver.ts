import { Capabilities } from '@meisai/schema';
import { Ctx, Query, Resolver } from 'type-graphql';
import { scopesHere, viewScopes } from '../apps/index.js';
import type { RequestContext } from '../platform/index.js';

@Resolver()
export class CapabilitiesResolver {
  @Query(() => Capabilities, { description: 'What there is for developers where the service runs. Anybody may know.' })
  capabilities(@Ctx() context: RequestContext): Capabilities {
    const { isExplorable, mayRegisterApps } = context.services.config;
    const offered = scopesHere(context);
    return Object.assign(new Capabilities(), { isExplorable, mayRegisterApps, scopes: viewScopes(offered, offered) });
  }
}
