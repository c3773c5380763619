import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** Refuses a request whose operation is not in its document, or is of a kind there is nothing for: else another one might run in its place. */
export function operationChoicePlugin(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation }) => {
        if (operation === undefined) throw refusal('The document has no operation of that name, or several and none is named.');
        if (operation.operation === 'subscription') throw refusal('There are no subscriptions.');
      },
    }),
  };
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } } });
}
