import { registerEnumType } from 'type-graphql';

/** The scopes of OAuth by the names of the API: `accounts:read` is ACCOUNTS_READ. */
export enum AppScope {
  ACCOUNTS_READ = 'ACCOUNTS_READ',
  ACCOUNTS_WRITE = 'ACCOUNTS_WRITE',
  STATEMENTS_READ = 'STATEMENTS_READ',
  STATEMENTS_WRITE = 'STATEMENTS_WRITE',
  TRANSACTIONS_READ = 'TRANSACTIONS_READ',
  PROFILE_READ = 'PROFILE_READ',
  PROFILE_WRITE = 'PROFILE_WRITE',
  INSTALLMENTS_READ = 'INSTALLMENTS_READ',
  INSTALLMENTS_WRITE = 'INSTALLMENTS_WRITE',
  SIMULATE = 'SIMULATE',
}

registerEnumType(AppScope, {
  name: 'AppScope',
  description:
    'What an app or a personal token can be let do: one kind of data, to read or to write. Scopes may be added: one that is granted never comes to mean more.',
  valuesConfig: {
    ACCOUNTS_READ: { description: '`accounts:read`: see card accounts, cards and who holds them.' },
    ACCOUNTS_WRITE: { description: '`accounts:write`: freeze cards and open them again.' },
    STATEMENTS_READ: {
      description: '`statements:read`: see bills and what is unbilled. A file takes the scopes of all that stands in it.',
    },
    STATEMENTS_WRITE: { description: '`statements:write`: change how bills are delivered.' },
    TRANSACTIONS_READ: { description: '`transactions:read`: see, search and sum up card uses.' },
    PROFILE_READ: { description: '`profile:read`: see name, address, employment and contacts.' },
    PROFILE_WRITE: { description: '`profile:write`: change employment.' },
    INSTALLMENTS_READ: { description: '`installments:read`: see installment offers and plans.' },
    INSTALLMENTS_WRITE: {
      description:
        '`installments:write`: agree on installments, cancel and repay them. What asks for fresh proof of who the member is, as large amounts do, the member does in person (`InPersonNeeded`).',
    },
    SIMULATE: { description: '`simulate`: make up uses, payments and closings. Where cards are real there is no such scope.' },
  },
});
