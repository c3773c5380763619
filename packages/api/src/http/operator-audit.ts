import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type DocumentNode } from 'graphql';
import { recordBeyond } from '../concierge/index.js';
import type { RequestContext } from '../platform/index.js';

const COMING_AND_GOING = new Set(['loginOperator', 'verifyOperatorLogin', 'logoutOperator']);
const BEYOND = new Set(['GRAPHQL_VALIDATION_FAILED', 'FORBIDDEN']);

/**
 * An operator's request does what is the operators', and nothing as a member: what else it asks for is refused, and
 * recorded with who asked, as is every field that does not exist, such as a password.
 */
export function operatorAuditPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ operation, schema }) => {
        if (operation?.operation !== 'mutation') return;
        const fields = schema.getMutationType()?.getFields() ?? {};
        for (const selection of operation.selectionSet.selections) {
          // A fragment of mutations is nothing our clients send: its name is the act of nobody.
          const name = selection.kind === 'Field' ? selection.name.value : '';
          if (fields[name]?.extensions['operatorAct'] === undefined && !COMING_AND_GOING.has(name)) {
            throw new GraphQLError('An operator does nothing as a member.', { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
          }
        }
      },
      didEncounterErrors: async ({ errors, contextValue, document }) => {
        const code = errors.map(({ extensions }) => String(extensions['code'])).find((each) => BEYOND.has(each));
        if (code !== undefined) await recordBeyond(contextValue, [code, ...listRootFields(document)].join(' '));
      },
    }),
  };
}

/** The record keeps for good: only names go into it, as a document or a message can hold a password or a card number. */
function listRootFields(document: DocumentNode | undefined): string[] {
  const operations = (document?.definitions ?? []).filter((definition) => definition.kind === 'OperationDefinition');
  return operations.flatMap(({ selectionSet }) =>
    selectionSet.selections.map((selection) => (selection.kind === 'Field' ? selection.name.value : '...')),
  );
}
