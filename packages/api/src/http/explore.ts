import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { FastifyInstance } from 'fastify';

/** Apollo Sandbox at GET /graphql. */
export function explorePlugin() {
  return ApolloServerPluginLandingPageLocalDefault({ embed: true, includeCookies: true });
}

export async function serveExplorer(_app: FastifyInstance): Promise<void> {}
