import { Capabilities } from '@meisai/schema';
import { scopesWhere } from '@meisai/schema/rules';
import { Ctx, Query, Resolver } from 'type-graphql';
import { viewScopes } from '../apps/index.js';
import type { RequestContext } from '../platform/index.js';

@Resolver()
export class CapabilitiesResolver {
  @Query(() => Capabilities, { description: 'What there is for developers where the service runs. Anybody may know.' })
  capabilities(@Ctx() { services: { config } }: RequestContext): Capabilities {
    const { isExplorable, mayRegisterApps } = config;
    const offered = scopesWhere(config);
    return Object.assign(new Capabilities(), { isExplorable, mayRegisterApps, scopes: viewScopes(offered, offered) });
  }
}
